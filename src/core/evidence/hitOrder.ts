import type { Hit } from './evidenceIndex';

const isBefore = (one: Hit, other: Hit): boolean => one.at < other.at || (one.at === other.at && one.from < other.from);

const isSorted = (hits: readonly Hit[]): boolean => hits.every((hit, at) => !isBefore(hit, hits[at - 1] ?? hit));

/** The hits of several lists in the order of the text; of two at one place, the one of the earlier list first. */
export function joinHits(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  let joined: readonly Hit[] = [];
  for (const list of lists) {
    if (list.length === 0) continue;
    const sorted = isSorted(list) ? list : [...list].sort((a, b) => a.at - b.at || a.from - b.from);
    joined = joined.length === 0 ? sorted : merge(joined, sorted);
  }
  return joined;
}

function merge(one: readonly Hit[], other: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  let next = 0;
  for (const hit of one) {
    for (let before = other[next]; before && isBefore(before, hit); before = other[++next]) merged.push(before);
    merged.push(hit);
  }
  for (let rest = other[next]; rest; rest = other[++next]) merged.push(rest);
  return merged;
}
