/** No node, where one is asked for; the root is never what an edge leads to. */
const NONE = 0;
const FIRST_SLOTS = 1 << 10;

/** Spreads edges over the table; any two odd numbers without a pattern do. */
const slotOf = (node: number, word: number) => Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);

/**
 * Sequences of words, each word a number from 0, with a value where one ends. All edges lie in one table of numbers, since a lexicon
 * has tens of thousands of nodes with one or two edges each. Node 0 is the root, and stands for none as the end of an edge.
 */
export class WordTrie<Value> {
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #branching: boolean[] = [false];
  /** Three numbers a slot: node, word, and the node that the edge leads to, 0 in a free slot. */
  #edges = new Int32Array(3 * FIRST_SLOTS);
  #slots = FIRST_SLOTS;
  #count = 0;

  /** The node that a word leads to, or 0. Unknown words are below 0 and lead nowhere. */
  next(node: number, word: number): number {
    if (word < 0) return NONE;
    return this.#edges[this.#find(node, word) + 2] ?? NONE;
  }

  /** Whether any word leads on from a node. */
  leadsOn(node: number): boolean {
    return this.#branching[node] === true;
  }

  /** What was put at a node. */
  valueAt(node: number): Value | undefined {
    return this.#values[node];
  }

  /** Adds a sequence of at least one word, and gives its value, made by `create` where it has none. */
  add(words: readonly number[], create: () => Value): Value {
    let node = 0;
    for (const word of words) node = this.next(node, word) || this.#grow(node, word);
    return (this.#values[node] ??= create());
  }

  #grow(node: number, word: number): number {
    const target = this.#values.push(undefined) - 1;
    this.#branching.push(false);
    this.#branching[node] = true;
    if (++this.#count * 2 > this.#slots) this.#widen();
    this.#edges.set([node, word, target], this.#find(node, word));
    return target;
  }

  #widen(): void {
    const before = this.#edges;
    this.#slots *= 2;
    this.#edges = new Int32Array(3 * this.#slots);
    for (let at = 0; at < before.length; at += 3) {
      const edge = before.subarray(at, at + 3);
      if (edge[2] !== NONE) this.#edges.set(edge, this.#find(edge[0] ?? 0, edge[1] ?? 0));
    }
  }

  /** Where an edge lies in the table, or would. */
  #find(node: number, word: number): number {
    const mask = this.#slots - 1;
    for (let slot = slotOf(node, word) & mask; ; slot = (slot + 1) & mask) {
      const at = 3 * slot;
      if (this.#edges[at + 2] === NONE || (this.#edges[at] === node && this.#edges[at + 1] === word)) return at;
    }
  }
}
