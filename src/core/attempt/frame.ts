/** One section of a frame: what every answer of a kind has, before a problem fills it. */
interface FrameSection {
  readonly id: string;
  readonly heading: string;
  /** Its part of the minutes that the problem's own sections leave, relative to the other sections of the frame. */
  readonly share: number;
  /** What to write here, with `{minutes}`; becomes a comment that the preview does not show. */
  readonly guidance: string;
  /** What the writer starts from: an empty table, a list. Markdown, often empty. */
  readonly body: string;
}

/** The frame of one kind of problem, as `templates/<kind>.md` holds it. */
export interface Frame {
  /** Title and brief: Markdown with the places of {@link HEAD_PLACES}. */
  readonly head: string;
  readonly sections: readonly FrameSection[];
  /** Where the problem's own sections go, as an index into `sections`, and what stands in them: `{minutes}` and `{question}`. */
  readonly deepDives: { readonly at: number; readonly guidance: string; readonly body: string };
}

/** What a head has room for, each in braces; every frame has all of them. */
const HEAD_PLACES = ['number', 'title', 'minutes', 'scenario', 'functional', 'nonFunctional', 'whyItMatters'] as const;

/** What is wrong with a frame; `line` counts from 1. */
interface FrameError {
  readonly code:
    'missing-place' | 'missing-region' | 'no-section' | 'no-guidance' | 'no-deep-dives' | 'two-deep-dives' | 'same-id' | 'bad-heading';
  readonly line: number;
}

export type FrameResult = { readonly kind: 'frame'; readonly frame: Frame } | { readonly kind: 'error'; readonly error: FrameError };

const HEADING = /^## (.+?) \{#([a-z0-9]+(?:-[a-z0-9]+)*) ([1-9]\d*)\}$/;
const DEEP_DIVES = '## {heading}';
const REGION = /^<!-- #region .+ -->\n[\s\S]*^<!-- #endregion -->$/m;

/**
 * Reads a frame: a head with the places of the brief, in a region that VS Code folds, then the sections. Each section is a heading
 * with its id and share, a comment of guidance, and what the writer starts from; the first one also takes the interviewer's
 * answers. `## {heading}` is the section that stands for
 * the problem's own.
 *
 *     ## Architecture {#architecture 25}
 *
 *     <!-- {minutes} min · Draw the boxes and name what flows between them. -->
 *
 *     ## {heading}
 *
 *     <!-- {minutes} min · {question} -->
 */
export function parseFrame(text: string): FrameResult {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const fail = (code: FrameError['code'], index: number): FrameResult => ({ kind: 'error', error: { code, line: index + 1 } });
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  const [first] = starts;
  if (first === undefined) return fail('no-section', 0);
  const head = lines.slice(0, first).join('\n').trim();
  if (HEAD_PLACES.some((place) => !head.includes(`{${place}}`))) return fail('missing-place', 0);
  if (!REGION.test(head)) return fail('missing-region', 0);

  const sections: FrameSection[] = [];
  let deepDives: Frame['deepDives'] | undefined;
  for (const [nth, start] of starts.entries()) {
    const content = lines
      .slice(start + 1, starts[nth + 1])
      .join('\n')
      .trim();
    const [comment, guidance] = /^<!--\s*([\s\S]*?)\s*-->/.exec(content) ?? [];
    if (comment === undefined || !guidance?.includes('{minutes}')) return fail('no-guidance', start);
    const body = content.slice(comment.length).trim();
    const line = lines[start] ?? '';
    const [, heading, id, share] = HEADING.exec(line) ?? [];
    if (line === DEEP_DIVES) {
      if (deepDives) return fail('two-deep-dives', start);
      deepDives = { at: sections.length, guidance, body };
    } else if (heading === undefined || id === undefined) {
      return fail('bad-heading', start);
    } else {
      if (sections.some((section) => section.id === id)) return fail('same-id', start);
      sections.push({ id, heading, share: Number(share), guidance, body });
    }
  }
  if (!deepDives) return fail('no-deep-dives', lines.length - 1);
  return { kind: 'frame', frame: { head, sections, deepDives } };
}
