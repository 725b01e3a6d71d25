import { matchOrder, mayHold, parseCode, type CodeLine } from './codeOrder';
import type { Fence } from '../document/designDocBlock';
import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';

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
  readonly tokens: ReadonlySet<string>;
}

const parsed = new WeakMap<Fence, Map<string, ParsedCode>>();

/** Reads a fence as code of a language; remembered, since many signals ask for it. */
function codeOf(fence: Fence, language: string): ParsedCode {
  let known = parsed.get(fence);
  if (!known) parsed.set(fence, (known = new Map<string, ParsedCode>()));
  let code = known.get(language);
  if (!code) {
    const lines = parseCode(fence.content, language);
    known.set(language, (code = { lines, tokens: new Set(lines.flatMap(({ tokens }) => tokens)) }));
  }
  return code;
}

/** Finds fences of a language whose code has the steps asked for in their order. A fence without a language may be any. */
export function matchCode(index: EvidenceIndex, { code }: Extract<Signal, { code: unknown }>): Hit[] {
  const wanted = (typeof code.language === 'string' ? [code.language] : code.language).map(plain);
  const hits: Hit[] = [];
  index.list.fences.forEach((place, number) => {
    const { fence, offset, foreignLines } = place;
    if (fence.language !== '' && !wanted.includes(plain(fence.language))) return;
    const { lines, tokens } = codeOf(fence, fence.language === '' ? (wanted[0] ?? '') : plain(fence.language));
    if (!mayHold(tokens, code.order)) return;
    const taken = matchOrder(lines, code.order);
    const at = index.list.places.length + number;
    const spanOfLines = (begin: number, end: number) => ({
      from: offset + (fence.lineStarts[begin] ?? 0),
      to: offset + (fence.lineStarts[end] ?? 0) + (fence.content.split('\n')[end]?.length ?? 0),
    });
    const [first, last] = [taken?.[0], taken?.at(-1)];
    if (taken && first && last) {
      const span = spanOfLines(first.line, last.lastLine);
      const foreign = taken.every((line) => foreignLines.has(line.line));
      hits.push(foreign ? { at, from: 0, to: 0, span, refused: 'foreign' } : { at, from: 0, to: 0, span });
    } else if (code.order.length > 1 && code.order.every((step) => matchOrder(lines, [step]) !== undefined)) {
      hits.push({ at, from: 0, to: 0, span: { from: offset + fence.from, to: offset + fence.to }, refused: 'wrong-order' });
    }
  });
  return hits;
}
