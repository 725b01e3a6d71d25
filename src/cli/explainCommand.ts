import { buildEvidenceIndex } from '../core/evidence/evidenceIndex';
import type { Way } from '../core/problem/evidenceLanguage';
import type { SignalResult } from '../core/evidence/finding';
import type { PracticeProblem, RubricCriterion } from '../core/problem/content';
import { judgeWay } from '../core/evidence/wayResult';
import { missText, signalText } from '../words/findingWords';
import type { FindingContext } from '../words/findingWords';
import { criterionFacts, FINDING_WORDS } from '../words/rubricWords';
import { buildLineOf, readAnswer } from './answerFile';
import { buildRubric, readReading } from './answerReading';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import type { ShippedContent } from './shippedContent';
import { wrapText } from './textTable';

const HELP = `
explain --problem N|slug --criterion ID FILE

Shows for one criterion each way of meeting it: which signals hold in the file and where, which fail
and why. For those who write evidence, and those who wonder.

  --problem N|slug   the problem that the file answers
  --criterion ID     a criterion of its rubric or of its curveball
`;

const LONGEST_QUOTE = 70;

/** `explain`: why a criterion is found in an answer, or not. */
export function buildExplainCommand(content: ShippedContent, print: (line: string) => void): Command {
  return {
    name: 'explain',
    summary: 'show why a criterion is found or not',
    help: HELP,
    async run(parameters) {
      const { values, positionals } = readArguments(parameters, {
        problem: { type: 'string', short: 'p' },
        criterion: { type: 'string', short: 'c' },
      });
      const [file] = positionals;
      if (values.problem === undefined) throw new BadInput('Say with --problem which problem the file answers.');
      if (file === undefined || positionals.length > 1) throw new BadInput('Name one file to explain, or - for standard input.');
      const problem = content.problem(values.problem);
      const criterion = criterionOf(problem, values.criterion);
      const { text } = readAnswer(file);
      const { doc, graphs } = await readReading(text);
      const { index: lexicon, termOf } = content.vocabulary();
      const { rubric, foreign } = buildRubric(problem, lexicon);
      const index = buildEvidenceIndex(doc, lexicon, graphs, foreign);
      const context = { termOf, lineOf: buildLineOf(text) };
      for (const line of [criterion.text, criterionFacts(criterion)]) for (const part of wrapText(line)) print(part);
      criterion.evidence.anyOf.forEach((way, at) => {
        const judge = (need: Way['need']) =>
          judgeWay(index, { in: way.in, need, ...(way.section !== undefined && { section: way.section }) }, rubric.sections);
        const full = judgeWay(index, way, rubric.sections);
        const place = `within one ${SCOPE_WORDS[way.in]}${way.section === undefined ? '' : `, in ${[way.section].flat().join(' or ')}`}`;
        print(`\nWay ${at + 1} of ${criterion.evidence.anyOf.length}, ${place}: ${FINDING_WORDS[full.finding]}`);
        for (const result of full.signals) for (const line of signalLines(result, text, context)) print(line);
        if (!way.half) return;
        const half = judge(way.half);
        print(`  Half of it: ${half.finding === 'found' ? 'holds' : 'does not hold'}`);
        for (const result of half.signals) for (const line of signalLines(result, text, context)) print(`  ${line}`);
      });
      return 0;
    },
  };
}

const SCOPE_WORDS: Readonly<Record<Way['in'], string>> = {
  sentence: 'sentence, item or row',
  neighbours: 'sentence, item or row and its neighbours',
  block: 'paragraph, list or table',
  section: 'section',
  document: 'document',
  diagram: 'diagram',
  code: 'code fence',
};

function criterionOf({ rubric, curveball, number }: PracticeProblem, id: string | undefined): RubricCriterion {
  const criteria = [...rubric, ...curveball.criteria];
  const found = criteria.find((criterion) => criterion.id === id);
  if (found) return found;
  const known = criteria.map((criterion) => criterion.id).join(', ');
  throw new BadInput(`${id === undefined ? 'Say with --criterion which one' : `Problem ${number} has no criterion “${id}”`}: ${known}.`);
}

function signalLines(result: SignalResult, text: string, context: FindingContext): string[] {
  const { signal, held, spans } = result;
  const quotes = spans.map(({ from, to }) => `      line ${context.lineOf(from)}: ${quote(text.slice(from, to))}`);
  return [held ? `  + ${signalText(signal, context)}` : `  - ${missText(result, undefined, context)}`, ...quotes];
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : line;
}
