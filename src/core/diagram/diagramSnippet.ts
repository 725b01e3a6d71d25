/** Where a line stands: in text, in a Mermaid fence without content, or in any other fence. */
export type FencePlace = 'text' | 'empty-diagram' | 'code';

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)/;
/** A `?` that stands for something to be filled in, not at the end of a question. */
const GAP = /(^|[\s"|([:])\?(?=$|[\s"|,%)\]])/g;

/** Tells where a line (from 0) stands. A fence's own lines are part of it. */
export function readFencePlace(lines: readonly string[], line: number): FencePlace {
  let open: { readonly marks: string; readonly language: string; readonly from: number } | undefined;
  for (let at = 0; at <= line; at++) {
    const [, marks, language = ''] = FENCE.exec(lines[at] ?? '') ?? [];
    if (!open && marks !== undefined) open = { marks, language: language.toLowerCase(), from: at };
    else if (open && marks?.startsWith(open.marks) && language === '') {
      if (at === line) return 'code';
      open = undefined;
    }
  }
  if (!open) return 'text';
  if (open.language !== 'mermaid' || open.from === line) return 'code';
  const close = lines.findIndex((text, at) => at > line && text.trim().startsWith(open.marks));
  const content = lines.slice(open.from + 1, close < 0 ? undefined : close).filter((_, at) => open.from + 1 + at !== line);
  return content.every((text) => text.trim() === '') ? 'empty-diagram' : 'code';
}

/**
 * A diagram as the text of an editor snippet: every gap is a stop, in the order of the lines, and the last stop is behind the diagram.
 *
 * @param fenced with the fence around it
 */
export function buildDiagramSnippet(mermaid: string, fenced: boolean): string {
  let stop = 0;
  const body = mermaid
    .trimEnd()
    .replace(/[\\$}]/g, '\\$&')
    .replace(GAP, (_, before: string) => `${before}\${${++stop}:?}`);
  return fenced ? `\`\`\`mermaid\n${body}\n\`\`\`\n$0` : `${body}$0`;
}
