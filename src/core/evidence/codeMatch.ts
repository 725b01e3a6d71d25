import { parseCode, type CodeLine } from './codeLine';
import { compileStep, matchOrder, type CompiledStep } from './codeStep';
import type { Fence } from '../document/designDocBlock';
import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';
import type { FencePlace } from './placeList';

const ALIASES: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  yml: 'yaml',
  tf: 'terraform',
  hcl: 'terraform',
  docker: 'dockerfile',
  containerfile: 'dockerfile',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  postgresql: 'sql',
  postgres: 'sql',
  mysql: 'sql',
  bigquery: 'sql',
  jsonc: 'json',
};
const plain = (language: string) => ALIASES[language.toLowerCase()] ?? language.toLowerCase();

/** A fence read as code of one language. */
interface ParsedCode {
  readonly lines: readonly CodeLine[];
  /** Every token and key once, line by line. */
  readonly words: string;
}

const parsed = new WeakMap<Fence, Map<string, ParsedCode>>();

/** Reads a fence as code of a language; remembered, since many signals ask for it. */
function codeOf(fence: Fence, language: string): ParsedCode {
  let known = parsed.get(fence);
  if (!known) parsed.set(fence, (known = new Map<string, ParsedCode>()));
  let code = known.get(language);
  if (!code) {
    const lines = parseCode(fence.content, language);
    const words = new Set(lines.flatMap(({ tokens, path }) => [...tokens, ...path]));
    known.set(language, (code = { lines, words: [...words].join('\n') }));
  }
  return code;
}

/** The steps of a signal, made ready. */
interface CompiledSteps {
  readonly order: readonly CompiledStep[];
  /** Those that must not stand above the last of `order`. */
  readonly notBefore: readonly CompiledStep[];
}

/** How to find fences of a language whose code has the steps asked for in their order. A fence without a language may be any. */
export function buildCodeSearch({ code }: Extract<Signal, { code: unknown }>): (index: EvidenceIndex) => readonly Hit[] {
  const wanted = [code.language].flat().map(plain);
  const steps: CompiledSteps = { order: code.order.map(compileStep), notBefore: (code.notBefore ?? []).map(compileStep) };
  return ({ list }) => {
    const hits: Hit[] = [];
    for (const [number, place] of list.fences.entries()) {
      const language = plain(place.fence.language);
      if (language !== '' && !wanted.includes(language)) continue;
      const found = matchFence(place, codeOf(place.fence, language || (wanted[0] ?? '')), steps);
      if (found) hits.push({ at: list.places.length + number, from: 0, to: 0, ...found });
    }
    return hits;
  };
}

/** The stretch of a fence that has some steps in their order, or the whole of it where it has them in another. */
function matchFence(
  { fence, offset, foreignLines }: FencePlace,
  { lines, words }: ParsedCode,
  { order, notBefore }: CompiledSteps,
): Pick<Hit, 'span' | 'refused'> | undefined {
  if (!order.every(({ mayHold }) => mayHold(words))) return undefined;
  const taken = matchOrder(lines, order);
  const [first, last] = [taken?.[0], taken?.at(-1)];
  if (!taken || !first || !last) {
    const isThere = order.length > 1 && order.every((step) => matchOrder(lines, [step]) !== undefined);
    return isThere ? { span: { from: offset + fence.from, to: offset + fence.to }, refused: 'wrong-order' } : undefined;
  }
  const isTooEarly = lines.some((line) => line.line < last.line && notBefore.some(({ holds }) => holds(line)));
  if (isTooEarly) return { span: { from: offset + fence.from, to: offset + fence.to }, refused: 'wrong-order' };
  const end = (fence.lineStarts[last.lastLine] ?? 0) + (fence.content.split('\n')[last.lastLine]?.length ?? 0);
  const span = { from: offset + (fence.lineStarts[first.line] ?? 0), to: offset + end };
  return taken.every(({ line }) => foreignLines.has(line)) ? { span, refused: 'foreign' } : { span };
}
