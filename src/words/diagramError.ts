import type { DiagramError } from '../core/diagram/diagramGraph';

/** Tokens of Mermaid's grammars that people can act on, as they would write them; the rest is left out. */
const WRITTEN: Readonly<Record<string, string>> = {
  STRUCT_STOP: '"}"',
  STRUCT_START: '"{"',
  end: '"end"',
  END: '"end"',
  TXT: '":" and a text',
  COLON: '":"',
  ':': '":"',
  taskData: '":" and what follows it',
  COMMA: '","',
  IDENTIFYING: '"--"',
  LINE: '"--"',
  NUMBER_WITH_DECIMAL: 'a number',
  ID: 'a state',
  ACTOR: 'a participant',
  NEWLINE: 'a new line',
  NL: 'a new line',
};

/** What is wrong with a diagram, in one sentence that says what to do. */
export function describeDiagramError({ fault, message }: DiagramError): string {
  switch (fault.kind) {
    case 'unexpected':
      return unexpected(fault.found, new Set(fault.expected));
    case 'unfinished':
      return `This line stops early${missing(fault.expected)}.`;
    case 'unclosed':
      return unclosed(new Set(fault.expected));
    case 'unreadable':
      return fault.found === ''
        ? 'This line stops early.'
        : `Mermaid can't read ${quote(fault.found)} here: labels with brackets or signs go in double quotes.`;
    case 'unknownKind':
      return `${quote(fault.found)} is no kind of diagram: start with flowchart, sequenceDiagram, stateDiagram-v2 or erDiagram.`;
    case 'empty':
      return 'This diagram is empty: start with flowchart, sequenceDiagram, stateDiagram-v2 or erDiagram.';
    case 'frontMatter':
      return 'The settings between the "---" lines are no valid YAML, or the second "---" is missing.';
    case 'tooLarge':
      return 'This diagram is too large to check: split it in two.';
    case 'stopped':
      return 'This diagram could not be checked: the parser stopped. It is tried again when the diagram changes.';
    case 'refused':
      return refused(message);
  }
}

function unexpected(found: string, expected: ReadonlySet<string>): string {
  if (expected.has('SQE') && expected.has('PE'))
    return `${quote(found)} ends the label here: put the whole label in double quotes, as in A["text (more)"].`;
  if (/^end$/i.test(found)) return '"end" closes a block: write End where it names a node, and remove it where no block is open.';
  const arrow = expected.has('LINK') || expected.has('-->');
  if (arrow && /^[-=.<>ox]{1,3}$/.test(found)) return `${quote(found)} is no arrow here: write "-->".`;
  const before = arrow ? 'an arrow such as "-->"' : expected.has('NODE_STRING') ? 'a node' : expected.has('ID') ? 'a state' : undefined;
  if (before !== undefined) return `${quote(found)} does not fit here: ${before} is missing before it.`;
  const written = writtenOf(expected);
  return `${quote(found)} does not fit here${written.length > 0 && written.length <= 3 ? `: Mermaid expects ${written.join(' or ')}` : ''}.`;
}

function unclosed(expected: ReadonlySet<string>): string {
  for (const block of ['end', 'END', 'STRUCT_STOP']) {
    if (expected.has(block)) return `A block is still open here: ${WRITTEN[block] ?? ''} is missing.`;
  }
  if (expected.has('LINK') || expected.has('EDGE_TEXT')) return 'The text on this arrow never ends: close it with "-->".';
  return 'What starts here is never closed: the closing bracket or quote is missing.';
}

function missing(expected: readonly string[]): string {
  const [written] = writtenOf(new Set(expected));
  return written === undefined ? '' : `: ${written} is missing`;
}

function writtenOf(expected: ReadonlySet<string>): readonly string[] {
  return [...new Set([...expected].flatMap((token) => WRITTEN[token] ?? []))];
}

/** Complaints of Mermaid's that leave open what to do. */
const REFUSALS: readonly (readonly [complaint: RegExp, sentence: (name: string) => string])[] = [
  [/inactivate an inactive participant \((.+)\)/, (name) => `${quote(name)} is not active here: remove this, or activate it before.`],
  [/only one root/, () => 'A mind map has one root: indent this line under it.'],
  [/branch which is not yet created/, () => 'This branch does not exist yet: add "branch" with its name before.'],
];

function refused(message: string): string {
  for (const [complaint, sentence] of REFUSALS) {
    const match = complaint.exec(message);
    if (match !== null) return sentence(match[1] ?? '');
  }
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function quote(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/^"(.*)"$/, '$1');
  return `"${line.length > 30 ? `${line.slice(0, 29)}…` : line}"`;
}
