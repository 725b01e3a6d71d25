import { check, compileRubric } from '../../src/core/evidence/check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import type { DiagramGraph } from '../../src/core/diagram/diagramGraph';
import type { Scope, Signal, Way } from '../../src/core/problem/evidenceLanguage';
import type { Finding } from '../../src/core/evidence/finding';
import { buildForeignText } from '../../src/core/reading/foreignText';
import { smallLexicon } from './smallLexicon';

interface Surroundings {
  readonly graphs?: ReadonlyMap<string, DiagramGraph>;
  /** Texts that count nothing. */
  readonly foreign?: readonly string[];
}

/** Checks a text against one criterion made of the given ways. */
export function checkWays(text: string, anyOf: readonly Way[], { graphs, foreign }: Surroundings = {}): Finding {
  const rubric = compileRubric([{ id: 'one', evidence: { anyOf } }], smallLexicon, [
    { id: 'rollback', heading: 'Rolling back' },
    { id: 'monitoring', heading: 'Monitoring and alerts' },
  ]);
  const [finding] = check(parseDesignDoc(text), rubric, graphs, foreign && buildForeignText(foreign));
  if (!finding) throw new Error('One criterion gives one finding.');
  return finding;
}

/** Checks a text for signals that have to stand together in a scope. */
export const checkSignals = (text: string, need: readonly Signal[], scope: Scope = 'sentence', surroundings: Surroundings = {}): Finding =>
  checkWays(text, [{ in: scope, need }], surroundings);

/** The stretches of the text that a finding stands for. */
export const quoted = (text: string, finding: Finding): string[] => finding.spans.map(({ from, to }) => text.slice(from, to));
