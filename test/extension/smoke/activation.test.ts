import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'mlops-design-practice.mlops-design-practice';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('The extension', () => {
  it('registers every command that its manifest declares, and no other', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension);
    await extension.activate();
    const registered = (await vscode.commands.getCommands(true)).filter((command) => command.startsWith('mlopsPractice.'));
    // VS Code adds commands of its own for every view, such as `<view>.focus`.
    const ours = registered.filter((command) => !/^mlopsPractice\.(problems|rubric)\./.test(command));
    const declared = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.deepEqual(ours.sort(), [...declared].sort());
  });
});
