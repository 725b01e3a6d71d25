import type { Frame } from './frame';
import type { Problem } from '../problem/problem';

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
  const planned =
    open > 0 && taken + open <= problem.minutes
      ? apportion(problem.minutes - taken, slots, ({ share }) => share).map(({ item, part }) => ({ ...item, minutes: item.minutes + part }))
      : apportion(problem.minutes, slots, ({ minutes, share }) => minutes || share / 10).map(({ item, part }) => ({
          ...item,
          minutes: part,
        }));
  return planned.map(({ id, heading, minutes, guidance, body }) => ({ id, heading, minutes, guidance, body }));
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

/** Splits whole minutes by weight: one each where there are enough, the rest by largest remainder, earlier ones first. */
function apportion<T>(total: number, items: readonly T[], weightOf: (item: T) => number): { readonly item: T; readonly part: number }[] {
  const takers = items.filter((item) => weightOf(item) > 0).length;
  const each = takers <= total ? 1 : 0;
  const sum = items.reduce((all, item) => all + weightOf(item), 0);
  const parts = items.map((item) => {
    const exact = (weightOf(item) / sum) * (total - each * takers);
    return { item, part: Math.floor(exact) + (weightOf(item) > 0 ? each : 0), remainder: exact - Math.floor(exact) };
  });
  const left = total - parts.reduce((all, { part }) => all + part, 0);
  for (const most of [...parts].sort((a, b) => b.remainder - a.remainder).slice(0, left)) most.part++;
  return parts;
}
