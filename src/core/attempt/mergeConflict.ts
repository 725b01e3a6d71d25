/** The two texts that a merge could not bring together. */
export interface BothSides {
  readonly ours: string;
  readonly theirs: string;
}

const OPENS = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const DIVIDES = /^={7}$/;
const CLOSES = /^>{7}(?: |$)/;

/**
 * Takes a text with Git's conflict markers apart again, in the plain style or with the base between (diff3). Undefined where there is no
 * conflict, or one whose markers are not whole.
 *
 * @example
 * splitConflict('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n') // { ours: 'a\nb\n', theirs: 'a\nc\n' }
 */
export function splitConflict(text: string): BothSides | undefined {
  let [ours, theirs] = ['', ''];
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let conflicts = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = line.trimEnd();
    if (side === 'both' && OPENS.test(mark)) {
      side = 'ours';
      conflicts += 1;
    } else if (side === 'ours' && BASE.test(mark)) side = 'base';
    else if ((side === 'ours' || side === 'base') && DIVIDES.test(mark)) side = 'theirs';
    else if (side === 'theirs' && CLOSES.test(mark)) side = 'both';
    else {
      if (side === 'both' || side === 'ours') ours += line;
      if (side === 'both' || side === 'theirs') theirs += line;
    }
  }
  return conflicts > 0 && side === 'both' ? { ours, theirs } : undefined;
}
