/** Two attempts that a merge had brought under one name have one each, told by their ids. */
export function bothKeptSentence(first: string, second: string): string {
  return `Both attempts are kept: ${first} and ${second}. Add the four files to finish the merge.`;
}

/** Both sides of a conflict are the same attempt, which went on in two places. */
export function oneAttemptSentence(sheet: string): string {
  return `Both sides of ${sheet} are one attempt that went on in two places: resolve the conflict by hand.`;
}

/** A conflict whose sides are no grade sheets, or whose markers are not whole. */
export function notTwoAttemptsSentence(sheet: string): string {
  return `${sheet} can't be taken apart into two attempts: resolve the conflict by hand.`;
}

/** A file that would be written has changes that are not saved. */
export function saveFirstSentence(file: string): string {
  return `${file} has changes that are not saved: save or revert it first.`;
}
