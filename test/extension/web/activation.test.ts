import * as vscode from 'vscode';

describe('In the web extension host, the extension', () => {
  it('runs in a worker without Node', () => {
    if ('process' in globalThis && 'versions' in process && 'node' in process.versions) throw new Error('This is Node.');
  });

  it('activates and answers to its commands', async () => {
    const extension = vscode.extensions.getExtension('mlops-design-practice.mlops-design-practice');
    await extension?.activate();
    const commands = await vscode.commands.getCommands(true);
    if (!commands.includes('mlopsPractice.openProblem')) throw new Error('mlopsPractice.openProblem is not registered.');
  });
});
