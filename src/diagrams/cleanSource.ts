import { MappedText } from './mappedText';

const FRONT_MATTER = /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/gs;
const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const COMMENT = /^\s*%%(?!{)[^\n]+\n?/gm;

/**
 * The text that Mermaid's grammars see, with the way back to the block as written. It repeats what Mermaid does before it parses:
 * line ends and attribute quotes made uniform, front matter, directives, comments and leading blank lines dropped, entities encoded.
 * A test compares it with the package.
 */
export function cleanSource(source: string): MappedText {
  const nothing = (): string => '';
  return MappedText.of(source)
    .replace(/\r\n?/g, () => '\n')
    .replace(/<(\w+)([^>]*)>/g, (tag) => `<${tag[1] ?? ''}${(tag[2] ?? '').replace(/="([^"]*)"/g, "='$1'")}>`)
    .replace(FRONT_MATTER, nothing)
    .replace(DIRECTIVE, nothing)
    .replace(COMMENT, nothing)
    .replace(/^\s+/g, nothing)
    .replace(/(?:style|classDef).*:\S*#.*;/g, (rule) => rule[0].slice(0, -1))
    .replace(/#(\w+);/g, (entity) => `ﬂ°${/^\d+$/.test(entity[1] ?? '') ? '°' : ''}${entity[1] ?? ''}¶ß`);
}
