import type { Signal } from '../problem/evidenceLanguage';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { conceptMatcher } from './conceptMatch';
import { metricMatcher, numberMatcher } from './metricMatch';
import { phraseMatcher } from './phraseMatch';
import { matchOf, NOTHING, type Matcher } from './readUnit';
import { actorMatcher, causeMatcher } from './relationMatch';

/** Makes a signal ready for any unit of text. Signals about diagrams, tables and code hold in none. */
export function buildMatcher(signal: Signal, lexicon: LexiconIndex): Matcher {
  if (typeof signal === 'string') return conceptMatcher(lexicon, signal, 'practice');
  if ('concept' in signal) return negatedMatcher(conceptMatcher(lexicon, signal.concept, 'practice'));
  if ('phrase' in signal) return phraseMatcher(signal.phrase);
  if ('oneOf' in signal) {
    const inner = signal.oneOf.map((each) => buildMatcher(each, lexicon));
    return (read) => inner.flatMap((match) => match(read)).sort((a, b) => a.from - b.from);
  }
  if ('number' in signal) return numberMatcher(signal.number, signal.compared);
  if ('metric' in signal) return metricMatcher(signal, lexicon);
  if ('window' in signal) return (read) => read.unit.windows.map((range) => matchOf(read, range));
  if ('cause' in signal) return causeMatcher(buildMatcher(signal.cause, lexicon), buildMatcher(signal.reaction, lexicon));
  if ('actor' in signal)
    return actorMatcher(conceptMatcher(lexicon, signal.actor, 'role'), buildMatcher(signal.action, lexicon), signal.deadline);
  return () => NOTHING;
}

/** How to find where a concept is denied or left out. */
const negatedMatcher =
  (named: Matcher): Matcher =>
  (read) =>
    named(read).flatMap(({ from, to, refused }) => (refused === 'negated' || refused === 'excluded' ? [{ from, to }] : []));
