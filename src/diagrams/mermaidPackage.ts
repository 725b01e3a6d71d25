/** Characters Mermaid draws at most; a longer text is replaced by a notice. */
export const MAX_DIAGRAM_LENGTH = 50_000;

/** What Mermaid made of a text: the detected kind, and its database, which every kind shapes differently. */
export interface MermaidDiagram {
  readonly type: string;
  /** The text its grammar saw. */
  readonly text: string;
  readonly db: unknown;
}

/** What the package offers without promising to keep it. It takes neither configuration nor a DOM, and saves a deep copy of both per call. */
interface Internals {
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<MermaidDiagram> };
}

let loaded: Promise<Internals> | undefined;

/**
 * Parses with the packaged Mermaid, which is loaded at the first call; rejects with whatever the package throws. No other file knows the
 * package. One call at a time.
 */
export async function readMermaid(source: string): Promise<MermaidDiagram> {
  const { mermaidAPI } = await loadMermaid();
  const giveBack = lendWindow();
  try {
    return await mermaidAPI.getDiagramFromText(source);
  } finally {
    giveBack();
  }
}

/** Loads the package, once. */
export function loadMermaid(): Promise<Internals> {
  return (loaded ??= load());
}

async function load(): Promise<Internals> {
  const { default: purifier } = await import('dompurify');
  // Without a DOM the purifier has no functions. Labels stay text here and are never drawn, so there is nothing to purify.
  if (!purifier.isSupported) Object.assign(purifier, { addHook: () => undefined, sanitize: (text: string) => text });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', logLevel: 'fatal' });
  return mermaid;
}

/** A `box` of a sequence diagram asks the window whether its first word is a colour. Outside a browser something has to answer. */
function lendWindow(): () => void {
  if ('window' in globalThis) return () => undefined;
  Reflect.set(globalThis, 'window', { CSS: { supports: (_: string, colour: string) => COLOUR.test(colour) } });
  return () => Reflect.deleteProperty(globalThis, 'window');
}

const COLOUR =
  /^(?:transparent|(?:rgba?|hsla?)\s*\(.*\)|(?:light|dark|medium|pale|deep|hot)?(?:aqua|black|blue|brown|coral|cyan|gold|gr[ae]y|green|indigo|ivory|khaki|lavender|lime|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|red|salmon|silver|skyblue|steelblue|tan|teal|tomato|turquoise|violet|wheat|white|yellow))$/i;
