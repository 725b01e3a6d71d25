import type { Token } from './token';

const WRITTEN = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
    'twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen'
  ).split(' '),
);

/** Whether a word in lower case is a number. */
export const isWritten = (lower: string): boolean => WRITTEN.has(lower);

/** Whether a token is a number, in digits or as a word. */
export const isNumber = (token: Token | undefined): boolean => token !== undefined && (token.kind === 'number' || isWritten(token.lower));

/** Whether a token is an indefinite article. */
export const isArticle = (token: Token | undefined): boolean => token?.lower === 'a' || token?.lower === 'an';
