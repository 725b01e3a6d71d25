import type { Token } from './token';

/** A token in lower case by its index, `''` where there is none. */
export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';
