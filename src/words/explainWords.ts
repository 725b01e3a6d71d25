import type { RubricCriterion } from '../core/problem/content';
import type { Scope } from '../core/problem/evidenceLanguage';
import type { Finding } from '../core/evidence/finding';
import type { WayResult } from '../core/evidence/wayResult';
import { findingText, missText, signalText } from './findingWords';
import type { FindingContext } from './findingWords';
import { criterionFacts, criterionName, FINDING_WORDS } from './rubricWords';

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  sentence: 'in one sentence',
  neighbours: 'in neighbouring sentences',
  block: 'in one paragraph, list or table',
  section: 'in one section',
  document: 'anywhere in the answer',
  diagram: 'in one diagram',
  code: 'in one block of code',
};

/** What an explanation is made of. Without a finding, the findings are still out of sight. */
export interface Explained {
  readonly criterion: RubricCriterion;
  readonly finding?: Finding;
  /** How far each way of showing the criterion is shown, in the rubric's order. */
  readonly ways: readonly WayResult[];
  /** True where a strong and a weak answer may be quoted: once the attempt is over. */
  readonly revealed: boolean;
}

/** A criterion explained, as Markdown: what it asks, what the check found, each way to show it, and what a strong answer says. */
export function explanation({ criterion, finding, ways, revealed }: Explained, context: FindingContext): string {
  const { id, text, evidence, strong, weak } = criterion;
  const head = [`# ${criterionName(id)}`, text, criterionFacts(criterion)];
  if (!finding) return paragraphs([...head, 'What the check found is shown once every criterion is marked.']);
  const sentence = findingText(finding, context);
  const found = [`## The check says: ${FINDING_WORDS[finding.finding]}`, ...(sentence === '' ? [] : [sentence])];
  const many = ways.length > 1;
  const shown = ways.flatMap((way, at) => {
    const { in: scope = 'document', half } = evidence.anyOf[at] ?? {};
    const title = many
      ? `### Way ${at + 1}, ${SCOPE_WORDS[scope]}${at === finding.way ? ': the closest' : ''}`
      : `### All of this, ${SCOPE_WORDS[scope]}`;
    const halfLine = half ? [`Half of it: ${half.map((signal) => signalText(signal, context)).join(', ')}.`] : [];
    return [title, signalLines(way, context), ...halfLine];
  });
  const standards = revealed ? ['## A strong answer says', quoted(strong), '## A weak one says', quoted(weak)] : [];
  return paragraphs([...head, ...found, many ? '## Any one of these ways shows it' : '## What shows it', ...shown, ...standards]);
}

/** What stands in place of an explanation that can't be given now. */
export const EXPLANATION_GONE = {
  hidden: 'Interview under way: the rubric stays hidden until you finish.',
  closed: 'Open the answer again to see this criterion explained.',
} as const;

function signalLines({ signals }: WayResult, context: FindingContext): string {
  return signals
    .map((result) => {
      if (!result.held) return `- [ ] ${missText(result, undefined, context)}`;
      const lines = [...new Set(result.spans.map(({ from }) => context.lineOf(from)))];
      return `- [x] ${[signalText(result.signal, context), ...lines.map((line) => `line ${line}`)].join(', ')}`;
    })
    .join('\n');
}

function quoted(text: string): string {
  return `> ${text.trim()}`;
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
