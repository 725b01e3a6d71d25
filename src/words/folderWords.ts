/** Where the folder of the answers is looked for in vain. */
export function missingFolderSentence(path: string): string {
  return `The practice folder ${path} is not there. It may have been moved, or its drive is not connected.`;
}

/** An attempt, or a wish to start one, at a problem that is not in this version's list. */
export function unknownProblemSentence(slug: string): string {
  return `This version has no problem ${slug}. Its answers and grade sheets stay as they are; a newer version may know it.`;
}

/** An answer that is no longer where its grade sheet is. */
export function answerGoneSentence(answer: string): string {
  return `${answer} is no longer beside its grade sheet: put it back, or delete the grade sheet to drop the attempt.`;
}

/** A file of an attempt under way got another name. */
export function renamedSentence(before: string, after: string): string {
  return `An answer and its grade sheet go by one name. ${before} is called ${after} now, so its attempt can't find it.`;
}

/** The answer of an attempt under way was deleted. */
export function deletedSentence(answer: string): string {
  return `${answer} was deleted during its attempt. Undo that to bring it back, or discard the attempt.`;
}
