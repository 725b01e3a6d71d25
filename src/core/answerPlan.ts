import type { Frame } from './frame';
import type { Problem } from './problem';

/** One section of an answer to a problem. */
export interface PlannedSection {
  readonly id: string;
  readonly heading: string;
  /** Whole minutes; those of all sections make up the problem's. */
  readonly minutes: number;
}

/** A section with what its scaffold says. */
export interface FilledSection extends PlannedSection {
  readonly guidance: string;
  readonly body: string;
}

/** What a plan needs of a problem. */
export type Plannable = Pick<Problem, 'minutes' | 'sections'>;

/**
 * The sections of an answer, in order: the frame's, with the problem's own in place of those they replace, or where the frame
 * has its deep dives. A problem's section keeps its minutes; the frame's share what is left.
 */
export function planAnswer(problem: Plannable, frame: Frame): FilledSection[] {
  const own = problem.sections.map(({ id, heading, minutes, question, replaces }) => ({
    id,
    heading,
    minutes,
    replaces,
    share: 0,
    guidance: frame.deepDives.guidance.replaceAll('{question}', () => question),
    body: frame.deepDives.body,
  }));
  const replacing = frame.sections.map((section) => own.find(({ replaces }) => replaces === section.id));
  const slots = frame.sections.map((section, index) => replacing[index] ?? { ...section, minutes: 0 });
  slots.splice(frame.deepDives.at, 0, ...own.filter((section) => !replacing.includes(section)));

  const taken = slots.reduce((sum, { minutes }) => sum + minutes, 0);
  const open = slots.filter(({ share }) => share > 0).length;
  const fits = taken + open <= problem.minutes && open > 0;
  const minutes = fits
    ? add(
        slots.map((slot) => slot.minutes),
        apportion(
          problem.minutes - taken,
          slots.map(({ share }) => share),
        ),
      )
    : apportion(
        problem.minutes,
        slots.map((slot) => slot.minutes + (slot.share > 0 ? 1 : 0)),
      );
  return slots.map(({ id, heading, guidance, body }, index) => ({ id, heading, minutes: minutes[index] ?? 0, guidance, body }));
}

/** What a problem asks of a frame that can't be: an author's mistake. */
export type PlanError =
  | { readonly code: 'unknown-replaced' | 'same-id' | 'same-heading' | 'replaced-twice'; readonly section: string }
  | { readonly code: 'unknown-diagram-section'; readonly diagram: string; readonly section: string }
  | { readonly code: 'too-many-minutes'; readonly taken: number; readonly minutes: number };

/** Every mistake in how a problem fills its frame; empty when there is none. */
export function checkPlan(problem: Plannable & Pick<Problem, 'diagrams'>, frame: Frame): PlanError[] {
  const errors: PlanError[] = [];
  const replaced = problem.sections.flatMap(({ replaces }) => replaces ?? []);
  const kept = frame.sections.filter(({ id }) => !replaced.includes(id));
  const ids = [...kept, ...problem.sections].map(({ id }) => id);
  for (const id of repeated(ids)) errors.push({ code: 'same-id', section: id });
  const headings = [...kept, ...problem.sections].map(({ heading }) => heading.toLowerCase());
  for (const heading of repeated(headings)) errors.push({ code: 'same-heading', section: heading });
  for (const id of repeated(replaced)) errors.push({ code: 'replaced-twice', section: id });
  for (const id of replaced) {
    if (!frame.sections.some((section) => section.id === id)) errors.push({ code: 'unknown-replaced', section: id });
  }
  for (const diagram of problem.diagrams) {
    if (!ids.includes(diagram.section)) errors.push({ code: 'unknown-diagram-section', diagram: diagram.id, section: diagram.section });
  }
  const taken = problem.sections.reduce((sum, { minutes }) => sum + minutes, 0);
  if (taken + kept.length > problem.minutes) errors.push({ code: 'too-many-minutes', taken, minutes: problem.minutes });
  return errors;
}

function repeated(ids: readonly string[]): Set<string> {
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
}

function add(these: readonly number[], those: readonly number[]): number[] {
  return these.map((value, index) => value + (those[index] ?? 0));
}

/** Splits whole minutes by weight: one each where there are enough, the rest by largest remainder. */
function apportion(total: number, weights: readonly number[]): number[] {
  const takers = weights.filter((weight) => weight > 0).length;
  const each = takers <= total ? 1 : 0;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const rest = total - each * takers;
  const exact = weights.map((weight) => (weight / sum) * rest);
  const minutes = exact.map((value, index) => Math.floor(value) + ((weights[index] ?? 0) > 0 ? each : 0));
  const left = total - minutes.reduce((all, value) => all + value, 0);
  const byRemainder = [...exact.keys()].sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  for (const index of byRemainder.slice(0, left)) minutes[index] = (minutes[index] ?? 0) + 1;
  return minutes;
}

function remainder(value = 0): number {
  return value - Math.floor(value);
}
