import type { PlannedSection } from './answerPlan';

/** Where a planned section stands in an answer. Lines count from 0; `to` is the line after its last. */
export interface PlacedSection extends PlannedSection {
  readonly from: number;
  readonly to: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

/**
 * Finds the planned sections by their headings, as quickly as a cursor moves: headings in fences and comments are none, a heading's
 * level, case and blanks do not matter, and a section goes on to the next heading of its level or above. A section whose heading
 * was taken out or reworded is not found.
 */
export function readAnswerSections(text: string, plan: readonly PlannedSection[]): PlacedSection[] {
  const lines = text.split(/\r\n|\r|\n/);
  const wanted = new Map(plan.map((section) => [nameOf(section.heading), section]));
  const placed: PlacedSection[] = [];
  let open: { section: PlannedSection; from: number; level: number } | undefined;
  const close = (to: number) => {
    if (open) placed.push({ ...open.section, from: open.from, to });
    open = undefined;
  };
  for (const { line, level, title } of headings(lines)) {
    const section = wanted.get(nameOf(title));
    if (open && (section || level <= open.level)) close(line);
    if (!section) continue;
    wanted.delete(nameOf(title));
    open = { section, from: line, level };
  }
  close(lines.length);
  return placed;
}

/** The section that a line (from 0) stands in; undefined in the brief and in headings of the user's own. */
export function sectionAt(placed: readonly PlacedSection[], line: number): PlacedSection | undefined {
  return placed.find(({ from, to }) => from <= line && line < to);
}

function* headings(lines: readonly string[]): Generator<{ line: number; level: number; title: string }> {
  let fence: string | undefined;
  let comment = false;
  for (const [line, text] of lines.entries()) {
    const [, ticks] = FENCE.exec(text) ?? [];
    if (comment) {
      comment = !text.includes('-->');
    } else if (fence !== undefined) {
      if (ticks?.startsWith(fence) && text.trim() === ticks) fence = undefined;
    } else if (ticks !== undefined) {
      fence = ticks;
    } else if (/^ {0,3}<!--/.test(text)) {
      comment = !text.slice(text.indexOf('<!--')).includes('-->');
    } else {
      const [, hashes, title] = HEADING.exec(text) ?? [];
      if (hashes !== undefined && title !== undefined) yield { line, level: hashes.length, title };
    }
  }
}

function nameOf(heading: string): string {
  return heading.trim().replace(/\s+/g, ' ').toLowerCase();
}
