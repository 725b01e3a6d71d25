import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from '../practice';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('The extension', () => {
  it('does something for every command that its manifest declares, and declares every command', async () => {
    const { commands } = await api();
    const extension = vscode.extensions.getExtension('mlops-design-practice.mlops-design-practice');
    const declared = (extension?.packageJSON as Manifest).contributes.commands.map(({ command }) => command.replace('mlopsPractice.', ''));
    assert.deepEqual([...commands].sort(), declared.sort());
  });

  it('marks how long its activation took', async () => {
    await api();
    const [start, end] = ['start', 'end'].map((mark) => performance.getEntriesByName(`mlopsPractice/activate/${mark}`).at(-1));
    assert.ok(start && end && start.startTime <= end.startTime);
  });
});
