import type { RubricCriterion } from '../core/problem/content';
import type { Finding } from '../core/evidence/finding';
import type { Span } from '../core/document/span';
import type { GradeSheet, Mark } from '../core/attempt/gradeSheet';
import { findingText } from './findingWords';
import type { FindingContext } from './findingWords';
import { MARK_WORDS } from './gradeWords';
import { evidenceLine, FINDING_WORDS, pointedLine } from './rubricWords';

/** A checked answer and what its author says of it. */
export interface ClaimedAnswer {
  readonly slug: string;
  readonly text: string;
  readonly criteria: readonly RubricCriterion[];
  readonly findings: readonly Finding[];
  readonly marks: GradeSheet['marks'];
  readonly pointed: GradeSheet['pointed'];
}

const CLAIMS: Readonly<Record<Mark, number | undefined>> = { met: 1, partly: 0.5, 'not-met': 0, 'not-applicable': undefined };

/**
 * The findings that their author disputes, by a mark that says otherwise or by lines pointed at, as Markdown for those who improve the
 * rubrics. `count` says how many; `text` is empty where there are none.
 */
export function missesText(answer: ClaimedAnswer, context: FindingContext): { readonly count: number; readonly text: string } {
  const parts = answer.criteria.flatMap((criterion): readonly string[] => {
    const finding = answer.findings.find((one) => one.criterion === criterion.id);
    const entry = answer.marks[criterion.id];
    const pointed = answer.pointed[criterion.id] ?? [];
    const claim = entry?.mark && CLAIMS[entry.mark];
    if (!finding || (pointed.length === 0 && (claim === undefined || claim === finding.credit))) return [];
    const said = entry?.mark ? `marked ${MARK_WORDS[entry.mark].toLowerCase()}` : 'not marked';
    const line = ({ from, to }: Span): string => evidenceLine(context.lineOf(from), answer.text.slice(from, to));
    const sentence = findingText(finding, context);
    const facts = [
      ...(sentence === '' ? [] : [`The check: ${sentence}`]),
      ...finding.spans.map(line),
      ...pointed.map(({ lines, quote }) => pointedLine(lines[0], quote)),
      ...(entry?.note === undefined ? [] : [`Note: ${entry.note}`]),
    ];
    const heading = `## ${criterion.id}: ${said}, the check says ${FINDING_WORDS[finding.finding]}`;
    return [[heading, '', `> ${criterion.text}`, '', ...facts.map((fact) => `- ${fact}`)].join('\n')];
  });
  return { count: parts.length, text: parts.length === 0 ? '' : `# ${answer.slug}\n\n${parts.join('\n\n')}\n` };
}

/** What was copied: `Copied 2 misses as Markdown.` */
export function copiedMisses(count: number): string {
  if (count === 0) return 'Nothing to copy: no mark disagrees with its finding, and no lines are pointed at.';
  return `Copied ${count} ${count === 1 ? 'miss' : 'misses'} as Markdown.`;
}
