import * as vscode from 'vscode';
import { countsFor, pointedFor } from '../words/evidenceWords';
import { findingText } from '../words/findingWords';
import { markdownOf } from './markdownText';
import { findingContext } from './rubricRows';
import type { RubricModel } from './rubricModel';

/** Says over a piece of evidence what it counts for. Silent while the rubric is out of sight, and while a check is on its way. */
export class EvidenceHovers implements vscode.HoverProvider {
  readonly #model: RubricModel;

  constructor(model: RubricModel) {
    this.#model = model;
  }

  register(): vscode.Disposable {
    return vscode.languages.registerHoverProvider({ language: 'markdown' }, this);
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { state } = this.#model;
    if ((state.kind !== 'writing' && state.kind !== 'marking') || state.answer.toString() !== document.uri.toString()) return undefined;
    const offset = document.offsetAt(position);
    if (!state.findings || document.getText() !== state.text) return undefined;
    const { criteria, findings, text, pointed } = state;
    const isHere = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from <= offset && offset <= to;
    const contents = criteria.flatMap((criterion): vscode.MarkdownString[] => {
      const finding = findings.find((one) => one.criterion === criterion.id);
      if (finding?.spans.some(isHere)) {
        const why = findingText(finding, findingContext(state));
        return [markdownOf([countsFor(criterion, finding.finding), criterion.text, why], { strongFirst: true })];
      }
      const shown = (pointed[criterion.id] ?? []).some(({ quote }) => {
        const from = text.indexOf(quote);
        return from >= 0 && isHere({ from, to: from + quote.length });
      });
      return shown ? [markdownOf([pointedFor(criterion), criterion.text], { strongFirst: true })] : [];
    });
    return contents.length > 0 ? new vscode.Hover(contents) : undefined;
  }
}
