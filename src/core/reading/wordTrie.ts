/** No node, where one is asked for; the root is never what an edge leads to. */
const NONE = 0;
const FIRST_ROOM = 1 << 10;

/** Numbers a node takes: the word of its first edge, the node that this leads to, how many edges it has, and its value's index plus 1. */
const NODE = 4;
/** Numbers an edge takes beyond the first of a node: node, word, and the node it leads to, 0 in a free slot. */
const EDGE = 3;

/** Spreads edges over the table; any two odd numbers without a pattern do. */
const slotOf = (node: number, word: number): number => Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);

/**
 * Sequences of words, each word a number from 0, with a value where one ends. Node 0 is the root, and stands for none as the end of an
 * edge. A lexicon has tens of thousands of nodes, nearly all with one edge and few with a value: numbers side by side hold them in a
 * tenth of the memory that objects take, which is what the time of a search goes by.
 */
export class WordTrie<Value> {
  readonly #values: Value[] = [];
  #nodes = new Int32Array(NODE * FIRST_ROOM);
  #nodeCount = 1;
  #edges = new Int32Array(EDGE * FIRST_ROOM);
  #slots = FIRST_ROOM;
  #edgeCount = 0;

  /** The node that a word leads to, or 0. Unknown words are below 0 and lead nowhere. */
  next(node: number, word: number): number {
    const at = NODE * node;
    const edges = this.#nodes[at + 2] ?? 0;
    if (edges === 0) return NONE;
    if (this.#nodes[at] === word) return this.#nodes[at + 1] ?? NONE;
    return edges === 1 || word < 0 ? NONE : (this.#edges[this.#find(node, word) + 2] ?? NONE);
  }

  /** Whether any word leads on from a node. */
  leadsOn(node: number): boolean {
    return this.#nodes[NODE * node + 2] !== 0;
  }

  /** What was put at a node. */
  valueAt(node: number): Value | undefined {
    const value = this.#nodes[NODE * node + 3] ?? 0;
    return value === 0 ? undefined : this.#values[value - 1];
  }

  /** Adds a sequence of at least one word, and gives its value, made by `create` where it has none. */
  add(words: readonly number[], create: () => Value): Value {
    let node = 0;
    for (const word of words) node = this.next(node, word) || this.#grow(node, word);
    const known = this.valueAt(node);
    if (known !== undefined) return known;
    const value = create();
    this.#nodes[NODE * node + 3] = this.#values.push(value);
    return value;
  }

  #grow(node: number, word: number): number {
    const target = this.#nodeCount++;
    if (NODE * this.#nodeCount > this.#nodes.length) {
      const before = this.#nodes;
      this.#nodes = new Int32Array(2 * before.length);
      this.#nodes.set(before);
    }
    const at = NODE * node;
    const edges = this.#nodes[at + 2] ?? 0;
    this.#nodes[at + 2] = edges + 1;
    if (edges === 0) this.#nodes.set([word, target], at);
    else {
      if (++this.#edgeCount * 2 > this.#slots) this.#widen();
      this.#edges.set([node, word, target], this.#find(node, word));
    }
    return target;
  }

  #widen(): void {
    const before = this.#edges;
    this.#slots *= 2;
    this.#edges = new Int32Array(EDGE * this.#slots);
    for (let at = 0; at < before.length; at += EDGE) {
      const edge = before.subarray(at, at + EDGE);
      if (edge[2] !== NONE) this.#edges.set(edge, this.#find(edge[0] ?? 0, edge[1] ?? 0));
    }
  }

  /** Where an edge lies in the table, or would. */
  #find(node: number, word: number): number {
    const mask = this.#slots - 1;
    for (let slot = slotOf(node, word) & mask; ; slot = (slot + 1) & mask) {
      const at = EDGE * slot;
      if (this.#edges[at + 2] === NONE || (this.#edges[at] === node && this.#edges[at + 1] === word)) return at;
    }
  }
}
