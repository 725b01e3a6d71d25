import assert from 'node:assert/strict';
import { stem } from '../../src/core/document/stem';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { lexiconSchema, type Concept } from '../../src/core/problem/lexicon';
import { findConcepts } from '../../src/core/reading/conceptSearch';
import { compileLexicon } from '../../src/core/reading/lexiconIndex';
import { parseTokens } from '../../src/core/document/token';
import { reviewedFamilies } from './wordFamilies';

const lexicon = v.parse(lexiconSchema, parse(readFileSync('problems/lexicon.yaml', 'utf8')));
const byId = new Map(lexicon.concepts.map((concept) => [concept.id, concept]));
const index = compileLexicon(lexicon);

const wordingsOf = (concept: Concept): string[] =>
  [concept.term, ...(concept.also ?? []), ...(concept.exact ?? [])].filter((wording) => !concept.abbr?.includes(wording));
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
function named(text: string): string[] {
  const hits = findConcepts(index, parseTokens(text, 0, text.length));
  return hits.flatMap((hit) => index.concepts[hit.concept]?.id ?? []);
}

/** The concepts that the whole of a wording stands for, not a part of it. */
function namedByAllOf(wording: string): string[] {
  const tokens = parseTokens(wording, 0, wording.length);
  const hits = findConcepts(index, tokens).filter((hit) => hit.from === 0 && hit.to === tokens.length);
  return hits.flatMap((hit) => index.concepts[hit.concept]?.id ?? []);
}

describe('The lexicon', () => {
  it('holds at least 300 concepts and 60 tools', () => {
    const tools = lexicon.concepts.filter((concept) => concept.kind === 'tool');
    assert.ok(tools.length >= 60, `${String(tools.length)} tools`);
    assert.ok(lexicon.concepts.length - tools.length >= 300, `${String(lexicon.concepts.length - tools.length)} concepts`);
  });

  it('gives each id once', () => {
    assert.equal(byId.size, lexicon.concepts.length);
  });

  it('points only at concepts it holds', () => {
    const strays = lexicon.concepts.flatMap((concept) =>
      [...(concept.is ?? []), ...(concept.provides ?? [])].filter((id) => !byId.has(id)).map((id) => `${concept.id} → ${id}`),
    );
    assert.deepEqual(strays, []);
  });

  it('ties every tool, and nothing else, to concepts it provides', () => {
    const loose = lexicon.concepts.filter((concept) => (concept.kind === 'tool') !== (concept.provides !== undefined));
    assert.deepEqual(
      loose.map((concept) => concept.id),
      [],
    );
    const toTools = lexicon.concepts.filter((concept) => concept.provides?.some((id) => byId.get(id)?.kind === 'tool'));
    assert.deepEqual(
      toTools.map((concept) => concept.id),
      [],
    );
  });

  it('has no concept that is broader than itself', () => {
    const circular = lexicon.concepts.filter((concept) => {
      const broader = new Set(concept.is);
      for (const id of broader) for (const next of byId.get(id)?.is ?? []) broader.add(next);
      return broader.has(concept.id);
    });
    assert.deepEqual(
      circular.map((concept) => concept.id),
      [],
    );
  });

  it('reads every wording as its own concept and no other', () => {
    const strays = lexicon.concepts.flatMap((concept) =>
      [concept.term, ...(concept.also ?? []), ...(concept.exact ?? []), ...(concept.abbr ?? [])]
        .filter((wording) => !concept.unless?.includes(wording))
        .map((wording) => ({ wording, read: namedByAllOf(wording) }))
        .filter(({ read }) => read.join() !== concept.id)
        .map(({ wording, read }) => `${concept.id}: "${wording}" is read as ${read.join(' and ') || 'nothing'}`),
    );
    assert.deepEqual(strays, []);
  });

  it('holds no word in two lists of words that are alike', () => {
    const alike = (lexicon.alike ?? []).flatMap((list) => [...new Set(list.map(stem))]);
    assert.deepEqual(
      alike.filter((word, at) => alike.indexOf(word) !== at),
      [],
    );
  });

  it('joins a word with others of its stem only where the family was reviewed', () => {
    assert.deepEqual(wordFamilies(), reviewedFamilies);
  });

  it('says of each concept something that it says of no other', () => {
    const texts = lexicon.concepts.flatMap((concept) => [concept.what, concept.when, concept.say]);
    const repeated = texts.filter((text, at) => texts.indexOf(text) !== at);
    assert.deepEqual(repeated, []);
    assert.deepEqual(
      texts.filter((text) => !/[.?]$/.test(text)),
      [],
    );
  });

  for (const [text, id] of [
    ['the router reverts by itself when errors rise', 'automatic-rollback'],
    ['roll the new model back', 'rollback'],
    ['5 % of live traffic goes to the candidate first', 'traffic'],
    ['the p99 stays below 80 ms', 'p99-latency'],
    ['nobody noticed for six hours', 'detection-gap'],
    ['PSI above 0.2', 'psi'],
    ['features as of the event time', 'point-in-time-join'],
    ['the on-call person is paged', 'on-call'],
    ['copy requirements first, then the code', 'layer-caching'],
    ['the pod assumes a role, so there are no static keys', 'workload-identity'],
    ['it is safe to rerun', 'idempotency'],
    ['messages that fail three times go to the DLQ', 'dead-letter-queue'],
    ['serve the most popular items instead', 'fallback-model'],
  ] as const) {
    it(`reads "${text}" as ${id}`, () => {
      assert.ok(named(text).includes(id), named(text).join(', '));
    });
  }

  for (const [text, id] of [
    ['several levels of menus', 'severity'],
    ['products and production lines', 'alerting'],
    ['our product is a community of customers', 'production'],
    ['our community is large', 'communication'],
    ['it executes the executable', 'leadership'],
    ['evidently this is prefect soda', 'evidently'],
    ['the data is available', 'availability'],
    ['we observed that it is complete', 'monitoring'],
    ['the room contains a tiny spark', 'container'],
    ['the government decided', 'governance'],
    ['commit to main', 'reserved-capacity'],
    ['Feast gives us what we need', 'feature-store'],
  ] as const) {
    it(`does not read "${text}" as ${id}`, () => {
      assert.ok(!named(text).includes(id));
    });
  }
});

/** Words of the lexicon that a one-word wording also matches, beyond its plain inflections. */
function wordFamilies(): Record<string, string[]> {
  const vocabulary = new Map<string, Set<string>>();
  for (const concept of lexicon.concepts) {
    for (const word of wordsOf([...wordingsOf(concept), concept.what, concept.when, concept.say].join(' '))) {
      const family = stem(word);
      vocabulary.set(family, (vocabulary.get(family) ?? new Set()).add(word));
    }
  }
  const families: Record<string, string[]> = {};
  for (const concept of lexicon.concepts) {
    for (const word of wordingsOf(concept).map((wording) => wording.toLowerCase())) {
      if (!/^[a-z]+$/.test(word)) continue;
      const others = [...(vocabulary.get(stem(word)) ?? [])].filter(
        (other) => !isInflection(word, other) && !concept.unless?.includes(other),
      );
      if (others.length > 0) families[word] = others.sort();
    }
  }
  return Object.fromEntries(Object.entries(families).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isInflection(word: string, other: string): boolean {
  const root = (form: string) => form.replace(/(?:ing|ed|es|s|e|y|ies|ied)$/, '').replace(/(.)\1$/, '$1');
  return root(word) === root(other);
}
