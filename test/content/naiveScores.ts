import { signalsOf } from '../../src/content/contentRules';
import { findConcepts } from '../../src/core/reading/conceptSearch';
import { parseTokens } from '../../src/core/document/token';
import { content, vocabulary } from './repository';
import type { Complete } from './repository';

/** Words of a text, whatever they say. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Ids of all concepts that the signals of a rubric name. */
export function conceptsOf({ source }: Complete): ReadonlySet<string> {
  const known = new Set(content.lexicon.concepts.map(({ id }) => id));
  const named = source.rubric.flatMap(signalsOf).flatMap((signal) => {
    if (typeof signal === 'string') return [signal];
    if ('concept' in signal) return [signal.concept];
    if ('metric' in signal) return [signal.metric].flat();
    return 'actor' in signal ? [signal.actor].flat() : [];
  });
  return new Set(named.filter((id) => known.has(id)));
}

/** What a check by keywords would give: the share of the rubric's concepts that a text names anywhere, 0 to 1. */
export function termCoverage(problem: Complete, text: string): number {
  const wanted = conceptsOf(problem);
  const named = findConcepts(vocabulary.index, parseTokens(text, 0, text.length)).flatMap(({ concept }) => {
    const hit = vocabulary.index.concepts[concept];
    return (hit?.names ?? []).flatMap((name) => vocabulary.index.concepts[name]?.id ?? []);
  });
  return new Set(named.filter((id) => wanted.has(id))).size / wanted.size;
}
