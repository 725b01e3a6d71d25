import { compileWay, type Asked } from './compiledWay';
import { spansOf, type EvidenceIndex, type Hit } from './evidenceIndex';
import type { EvidenceWindow } from './evidenceWindow';
import type { Way } from '../problem/evidenceLanguage';
import type { FindingKind, SignalResult } from './finding';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import type { SectionName } from '../document/sectionMeaning';
import { firstHit, type CompiledSignal } from './signalHits';
import { signalTableOf } from './signalTable';
import { matchWay, type WayMatch } from './wayMatch';

/** How far one way of showing a criterion is shown, in words and places. */
export interface WayResult {
  readonly finding: FindingKind;
  readonly spans: readonly Span[];
  readonly signals: readonly SignalResult[];
}

/** Judges one way by itself. `sections` are those of the problem's template. */
export const judgeWay = (index: EvidenceIndex, way: Way, sections: readonly SectionName[]): WayResult =>
  describeWay(index, matchWay(index, compileWay(way, signalTableOf(index.lexicon), sections)));

/** Says where a way is shown, and what became of each of its signals. */
export function describeWay(index: EvidenceIndex, { way, finding, full, shown }: WayMatch): WayResult {
  return {
    finding,
    spans: joinSpans((shown?.hits ?? []).flatMap((hit) => (hit ? spansOf(index, hit) : []))),
    signals: describeNeeds(index, way.full, full),
  };
}

/** Joins spans that touch or lie on one another, in order. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** What became of each need of a way. */
function describeNeeds(index: EvidenceIndex, { needs }: Asked, window: EvidenceWindow | undefined): SignalResult[] {
  let at = 0;
  return needs.map(({ need, signals, least }) => {
    const hits = signals.map((): Hit | undefined => window?.hits[at++]);
    const held = hits.filter((hit) => hit !== undefined);
    if (held.length >= least) return { signal: need, held: true, spans: held.flatMap((hit) => spansOf(index, hit)) };
    for (const [part, signal] of signals.entries()) {
      const miss = hits[part] ? undefined : explainMiss(index, signal);
      if (miss) return { signal: need, held: false, ...miss };
    }
    return { signal: need, held: false, spans: [] };
  });
}

/** Why a signal does not hold, and where it was looked for in vain; undefined where there is nothing like it. */
function explainMiss(
  index: EvidenceIndex,
  signal: CompiledSignal,
): { readonly spans: readonly Span[]; readonly refused: Refusal } | undefined {
  const apart = firstHit(index, signal, 'counting');
  if (apart) return { spans: spansOf(index, apart), refused: 'apart' };
  const refused = firstHit(index, signal, 'all');
  if (refused?.refused !== undefined) return { spans: spansOf(index, refused), refused: refused.refused };
  const tool = typeof signal.signal === 'string' ? findTool(index, signal.signal) : undefined;
  return tool && { spans: spansOf(index, tool), refused: 'tool-only' };
}

/** A tool that provides a concept which the document never names. */
function findTool({ lexicon, naming }: EvidenceIndex, concept: string): Hit | undefined {
  for (const tool of lexicon.concepts[lexicon.byId.get(concept) ?? -1]?.providers ?? []) {
    const hit = naming[lexicon.byId.get(tool) ?? -1]?.[0];
    if (hit) return hit;
  }
  return undefined;
}
