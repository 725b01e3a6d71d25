import type { Body } from './designDocBlock';

/** Whether a body reads as words in no order, and so says nothing. */
export function isScrambled(body: Body): boolean {
  return body.units.length < 0;
}
