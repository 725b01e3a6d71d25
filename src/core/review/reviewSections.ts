import type { PlannedSection } from '../attempt/answerPlan';
import { readAnswerSections } from '../attempt/answerSections';

/** One planned section: the writer's text beside the reference's, and the time it took beside the time it had. */
export interface ReviewSection extends PlannedSection {
  /** Seconds the cursor stood in it; undefined where the sheet holds no times at all. */
  readonly seconds?: number;
  /** Markdown without its heading and without the template's comments; undefined where the section has no such heading any more. */
  readonly yours?: string;
  /** The same of the reference answer. */
  readonly reference?: string;
}

/** What the sections of a review are read from. */
export interface SectionFacts {
  readonly plan: readonly PlannedSection[];
  readonly handedIn: string;
  readonly reference: string;
  /** Seconds by section id. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Lays the answer and the reference side by side, in the order of the plan. */
export function buildReviewSections({ plan, handedIn, reference, seconds }: SectionFacts): ReviewSection[] {
  const timed = Object.keys(seconds).length > 0;
  const own = textsById(handedIn, plan);
  const model = textsById(reference, plan);
  return plan.map((section) => {
    const [yours, theirs] = [own.get(section.id), model.get(section.id)];
    return {
      ...section,
      ...(timed && { seconds: seconds[section.id] ?? 0 }),
      ...(yours !== undefined && { yours }),
      ...(theirs !== undefined && { reference: theirs }),
    };
  });
}

function textsById(text: string, plan: readonly PlannedSection[]): ReadonlyMap<string, string> {
  const lines = text.split(/\r\n|\r|\n/);
  return new Map(readAnswerSections(text, plan).map(({ id, from, to }) => [id, withoutComments(lines.slice(from + 1, to)).trim()]));
}

/** Comments that begin a line are the template's guidance; those in fences belong to the code. */
function withoutComments(lines: readonly string[]): string {
  let fence: string | undefined;
  let comment = false;
  const kept = lines.filter((line) => {
    const [, ticks] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (comment) {
      comment = !line.includes('-->');
      return false;
    }
    if (fence !== undefined) {
      if (ticks?.startsWith(fence) && line.trim() === ticks) fence = undefined;
      return true;
    }
    if (ticks !== undefined) fence = ticks;
    else if (/^ {0,3}<!--/.test(line)) {
      comment = !line.includes('-->');
      return false;
    }
    return true;
  });
  return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}
