import * as vscode from 'vscode';
import { parseAttemptName } from '../core/attempt/attemptName';
import type { Extension, ExtensionApi, Host, Views } from './extension';

/** A view as VS Code needs it at once; its rows come from the extension once it is loaded. */
class LateTree<Row> implements vscode.TreeDataProvider<Row> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #load: () => Promise<vscode.TreeDataProvider<Row>>;
  #tree: vscode.TreeDataProvider<Row> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(load: () => Promise<vscode.TreeDataProvider<Row>>) {
    this.#load = load;
  }

  async getChildren(row?: Row): Promise<Row[] | null | undefined> {
    if (!this.#tree) {
      this.#tree = await this.#load();
      this.#tree.onDidChangeTreeData?.(() => this.#changed.fire(undefined));
    }
    return this.#tree.getChildren(row);
  }

  getTreeItem(row: Row): vscode.TreeItem | Thenable<vscode.TreeItem> {
    if (!this.#tree) throw new Error('VS Code asked for a row before it asked which rows there are.');
    return this.#tree.getTreeItem(row);
  }

  getParent(row: Row): vscode.ProviderResult<Row> {
    return this.#tree?.getParent?.(row);
  }
}

/**
 * Registers what VS Code asks for at activation and nothing more: the commands of the manifest and three views. The rest is loaded
 * when a view shows, a command runs or an answer is open, so that a window that never practises pays nothing.
 */
export function activateLazily(context: vscode.ExtensionContext, host: Host): Promise<ExtensionApi> | undefined {
  performance.mark('mlopsPractice/activate/start');
  let extension: Promise<Extension> | undefined;
  const load = (): Promise<Extension> =>
    (extension ??= import('./extension').then(({ buildExtension }) => buildExtension(context, host, views)));
  const views: Views = {
    problems: vscode.window.createTreeView('mlopsPractice.problems', {
      treeDataProvider: new LateTree(async () => (await load()).problems),
      showCollapseAll: true,
    }),
    rubric: vscode.window.createTreeView('mlopsPractice.rubric', { treeDataProvider: new LateTree(async () => (await load()).rubric) }),
    attempt: vscode.window.createTreeView('mlopsPractice.phases', { treeDataProvider: new LateTree(async () => (await load()).attempt) }),
  };
  const look = (document: vscode.TextDocument): void => {
    if (parseAttemptName(document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1))) void load();
  };
  context.subscriptions.push(
    views.problems,
    views.rubric,
    views.attempt,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.window.registerWebviewPanelSerializer('mlopsPractice.review', {
      deserializeWebviewPanel: async (panel, state) => (await load()).restoreReview(panel, state),
    }),
    ...commandsOf(context.extension).map((command) =>
      vscode.commands.registerCommand(command, async (...args: never[]) =>
        (await load()).run(command.replace('mlopsPractice.', ''), ...args),
      ),
    ),
  );
  vscode.workspace.textDocuments.forEach(look);
  performance.mark('mlopsPractice/activate/end');
  return context.extensionMode === vscode.ExtensionMode.Test ? load().then(({ api }) => api) : undefined;
}

function commandsOf({ packageJSON }: vscode.Extension<unknown>): readonly string[] {
  const { contributes } = packageJSON as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
