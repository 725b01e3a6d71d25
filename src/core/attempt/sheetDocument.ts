import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';

/** Sets a key; a new one stands before `end`, which stays last. */
export function put(parent: Document | YAMLMap, key: string, value: unknown): void {
  const map = parent instanceof YAMLMap ? parent : parent.contents;
  if (!isMap(map)) return;
  map.set(key, value);
  const end = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === 'end');
  if (map === rootOf(parent) && end >= 0 && end < map.items.length - 1) map.items.push(...map.items.splice(end, 1));
}

function rootOf(parent: Document | YAMLMap): unknown {
  return parent instanceof YAMLMap ? undefined : parent.contents;
}

/** The map under a key, made where there is none. */
export function mapIn(parent: Document | YAMLMap, key: string): YAMLMap {
  const node = parent.get(key, true);
  if (isMap(node)) return node;
  const fresh = new YAMLMap();
  put(parent, key, fresh);
  return fresh;
}

/** The list under a key, made where there is none. */
export function listIn(parent: Document | YAMLMap, key: string): YAMLSeq {
  const node = parent.get(key, true);
  if (isSeq(node)) return node;
  const fresh = new YAMLSeq();
  put(parent, key, fresh);
  return fresh;
}

/** A block scalar where it gives the text back exactly, else a quoted one. */
export function exact(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  const trial = new Document({ list: [new YAMLMap()] });
  trial.setIn(['list', 0, 'text'], scalar);
  const back: unknown = parseDocument(write(trial)).getIn(['list', 0, 'text']);
  if (back !== text) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** The text of a document, its lines never folded. */
export function write(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

/** Writes the document; the text as handed in is quoted where a block, perhaps laid out by hand, would not give it back. */
export function writeExactly(document: Document, handedIn: string | undefined): string {
  const text = write(document);
  const scalar = document.getIn(['finished', 'text'], true);
  if (handedIn === undefined || !isScalar(scalar) || parseDocument(text).getIn(['finished', 'text']) === handedIn) return text;
  scalar.type = Scalar.QUOTE_DOUBLE;
  return write(document);
}

/** True where an edit in one place would show in another. */
export function hasAlias(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
