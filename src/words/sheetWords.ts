import type { SheetError } from '../core/attempt/gradeSheet';
import type { SheetRefusal } from '../core/attempt/sheetEdit';

/** Why a grade sheet can't be read, as one sentence with its line. */
export function sheetErrorSentence(error: SheetError): string {
  switch (error.code) {
    case 'cut-off':
      return `This grade sheet ends too early, after line ${error.line}: its last line should be "end: complete". Bring back an earlier copy of the file, or delete it to drop the attempt.`;
    case 'conflict':
      return `Line ${error.line} holds a merge conflict. Resolve it, and the attempt is back; where it holds two attempts of one day, the command “Keep Both Attempts of a Merge” takes them apart.`;
    case 'newer':
      return `This grade sheet was written by a newer version (format ${error.version}). Update the extension to read it; nothing in it was changed.`;
    case 'syntax':
      return `Line ${error.line} can’t be read: ${error.detail.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '')}.`;
    case 'shape':
      return error.key === ''
        ? 'This file is not a grade sheet.'
        : `Line ${error.line}: "${error.key}" is missing or holds a value that does not belong there.`;
  }
}

/** Why a change to a sheet was not made, as one sentence. */
export function refusalSentence(refusal: SheetRefusal): string {
  switch (refusal.kind) {
    case 'unreadable':
      return `Nothing was written. ${sheetErrorSentence(refusal.error)}`;
    case 'no-reason':
      return 'Say why the criterion does not apply.';
    case 'blocker-applies':
      return 'A design can’t do without this one, so it can’t be marked not applicable.';
    case 'too-many-not-applicable':
      return 'Two criteria are marked not applicable already, and two is the most.';
    case 'blank-lines':
      return 'Select the words that show it; blank lines show nothing.';
    case 'rubric-seen':
      return 'The rubric was in sight in this attempt, so it stays a guided one. Start a new attempt as an interview.';
    case 'already-finished':
      return 'This attempt is finished already.';
    case 'not-finished':
      return 'Finish the attempt first.';
    case 'aliases':
      return 'This grade sheet uses YAML aliases (*name). It can be read, but not changed from here: write the values out and try again.';
  }
}
