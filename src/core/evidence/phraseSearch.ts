import { toHit, type EvidenceIndex, type Hit } from './evidenceIndex';
import { parsePhrase, matchPhraseAt } from './phraseMatch';

const NONE: readonly Hit[] = [];

/** Where each stem of a document stands: place and token in turn. */
function indexStems({ list }: EvidenceIndex): Map<string, number[]> {
  const stems = new Map<string, number[]>();
  for (const [place, { unit }] of list.places.entries()) {
    for (let at = 0; at < unit.tokens.length; at++) {
      const stem = unit.tokens[at]?.stem ?? '';
      const known = stems.get(stem);
      if (known) known.push(place, at);
      else stems.set(stem, [place, at]);
    }
  }
  return stems;
}

/** How to find a phrase in a document. One of which a word is nowhere is found nowhere. */
export function buildPhraseSearch(phrase: string): (index: EvidenceIndex) => readonly Hit[] {
  const wanted = parsePhrase(phrase);
  const [first, ...later] = wanted;
  if (first === undefined) return () => NONE;
  return (index) => {
    const stems = (index.stems ??= indexStems(index));
    const tokens = stems.get(first);
    if (!tokens) return NONE;
    for (const stem of later) if (!stems.has(stem)) return NONE;
    const hits: Hit[] = [];
    for (let next = 0; next < tokens.length; next += 2) {
      const at = tokens[next] ?? 0;
      const place = index.list.places[at];
      const match = place && matchPhraseAt(place, wanted, tokens[next + 1] ?? 0);
      if (match) hits.push(toHit(place, at, match));
    }
    return hits;
  };
}
