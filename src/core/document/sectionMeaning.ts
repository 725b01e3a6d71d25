import type { DocSection } from './designDoc';
import { stem } from './stem';
import { parseTokens } from './token';

/** A section of a problem's template: its id and heading. */
export interface SectionName {
  readonly id: string;
  readonly heading: string;
}

const EMPTY = new Set('and or the a an of for to in on with your our how what when it is are do does will plan design'.split(' '));
/** Words that head sections of one meaning in design documents. */
const ALIKE = [
  'requirement constraint assumption scope goal',
  'clarification question',
  'architecture overview component structure diagram',
  'monitoring observability alerting alert metric slo',
  'rollback recovery revert remediation mitigation',
  'deployment release rollout delivery',
  'tradeoff alternative decision',
  'failure risk reliability resilience',
  'cost capacity estimate estimation sizing budget',
  'timeline chronology',
  'operation runbook',
  'test testing validation',
].map((words) => words.split(' ').map(stem));
const meaningOf = new Map(ALIKE.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)));

function meanings(text: string): Set<string> {
  const found = new Set<string>();
  for (const token of parseTokens(text.replaceAll(/trade-?\s?offs?/gi, 'tradeoff'), 0, text.length)) {
    if (token.kind === 'word' && !EMPTY.has(token.lower)) found.add(meaningOf.get(token.stem) ?? token.stem);
  }
  return found;
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let common = 0;
  for (const meaning of part) if (whole.has(meaning)) common++;
  return part.size === 0 ? 0 : common / part.size;
}

/** Indexes of the document's sections that mean the same as the template's, inner sections included; empty where there is none. */
export function findSections(sections: readonly DocSection[], name: SectionName): Set<number> {
  const id = meanings(name.id.replaceAll('-', ' '));
  const heading = meanings(name.heading);
  const found = new Set<number>();
  sections.forEach((section, index) => {
    const own = meanings(section.heading);
    const alike = share(id, own) > 0.5 || share(heading, own) > 0.5 || share(own, heading) === 1 || share(own, id) === 1;
    if (alike || found.has(section.parent)) found.add(index);
  });
  return found;
}
