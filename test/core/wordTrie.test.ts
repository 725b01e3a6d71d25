import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordTrie } from '../../src/core/reading/wordTrie';

const sequence = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 });

describe('A trie of words', () => {
  it('holds what was added and nothing else, however much that is', () => {
    fc.assert(
      fc.property(fc.array(sequence, { maxLength: 2_000 }), fc.array(sequence), (added, asked) => {
        const trie = new WordTrie<string>();
        for (const words of added)
          assert.equal(
            trie.add(words, () => words.join()),
            words.join(),
          );
        const known = new Set(added.map((words) => words.join()));
        for (const words of [...added, ...asked]) {
          let node = 0;
          let isOn = true;
          for (const word of words) {
            const next: number = isOn ? trie.next(node, word) : 0;
            assert.ok(next === 0 || trie.leadsOn(node));
            isOn = next !== 0;
            node = next;
          }
          assert.equal(isOn ? trie.valueAt(node) : undefined, known.has(words.join()) ? words.join() : undefined);
        }
      }),
    );
  });

  it('leads nowhere with a word that is not known', () => {
    const trie = new WordTrie<string>();
    trie.add([0], () => 'wording');
    assert.equal(trie.next(0, -1), 0);
    assert.equal(trie.leadsOn(trie.next(0, 0)), false);
  });
});
