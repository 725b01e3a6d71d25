import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, compileRubric } from '../../src/core/evidence/check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { buildEvidenceIndex } from '../../src/core/evidence/evidenceIndex';
import { WordTrie } from '../../src/core/reading/wordTrie';
import { smallLexicon } from './smallLexicon';

/** A trie that counts how often it is asked where a word leads. */
class CountingTrie<Value> extends WordTrie<Value> {
  readonly #counted: WordTrie<Value>;
  lookups = 0;

  constructor(counted: WordTrie<Value>) {
    super();
    this.#counted = counted;
  }

  override next(node: number, word: number): number {
    this.lookups++;
    return this.#counted.next(node, word);
  }

  override leadsOn(node: number): boolean {
    return this.#counted.leadsOn(node);
  }

  override valueAt(node: number): Value | undefined {
    return this.#counted.valueAt(node);
  }
}

/** What opens, closes and nests, and what the check looks for; repeated, so that everything meets itself many times over. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['> ', '- ', '1. ', '  ', '    ', '\t', '\n', '\n\n', '\r\n', '# ', '===\n', '---\n', '```\n', '~~~', '|', '|---|\n', '| a | b |\n'],
    ...['<!-- ', '-->', '<p>', '<script>', '</', '&', '[', '](', '![', ']', '*', '_', '`', '\\', '~~', '://', '.', ', ', ' → '],
    ...['roll ', 'back ', 'the ', 'canary ', 'not ', 'no ', 'p99 ', '> 50 ms ', 'for 5 minutes ', 'if ', 'and ', 'one in ', '1:', '- [ ] '],
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
);
const text = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.constantFrom(2_000, 20_000, 200_000)).map(([parts, length]) => {
  const motif = parts.join('');
  return motif.repeat(Math.ceil(length / motif.length)).slice(0, length);
});

describe('The work of a check', () => {
  it('stays in proportion to the text, whatever the text is', () => {
    const rubric = compileRubric(
      [
        {
          id: 'one',
          evidence: {
            anyOf: [{ in: 'section', need: ['rollback', { metric: 'any', threshold: 'any', window: 'any' }], half: ['canary'] }],
          },
        },
        {
          id: 'two',
          evidence: { anyOf: [{ in: 'neighbours', need: [{ cause: 'latency', reaction: 'rollback' }, { phrase: 'roll back the' }] }] },
        },
      ],
      smallLexicon,
    );
    fc.assert(
      fc.property(text, (written) => {
        const doc = parseDesignDoc(written);
        const units = doc.blocks.flatMap(({ body }) => body.units);
        const tokens = units.reduce((sum, unit) => sum + unit.tokens.length, 0);
        const stems = new CountingTrie(smallLexicon.stems);
        const index = buildEvidenceIndex(doc, { ...smallLexicon, stems }, new Map());
        assert.ok(doc.blocks.length <= written.length, `${doc.blocks.length} blocks`);
        assert.ok(units.length <= written.length, `${units.length} units`);
        assert.ok(tokens <= written.length + units.length, `${tokens} tokens`);
        assert.ok(stems.lookups <= 4 * written.length, `${stems.lookups} lookups`);
        const named = index.list.places.reduce((sum, { reading }) => sum + reading.concepts.length + reading.negations.length, 0);
        assert.ok(named <= 2 * tokens, `${named} readings`);
        const findings = check(doc, rubric);
        assert.equal(findings.length, 2);
        for (const { spans } of findings) for (const { from, to } of spans) assert.ok(from >= 0 && from <= to && to <= written.length);
      }),
      { numRuns: 16 },
    );
  });
});
