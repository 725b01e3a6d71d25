// Helper extension of `npm start`: shows our view the first time a window opens; afterwards the window is as the user left it.
const vscode = require('vscode');

exports.activate = async (context) => {
  if (context.workspaceState.get('shown')) return;
  await vscode.commands.executeCommand('workbench.view.extension.mlopsPractice');
  await context.workspaceState.update('shown', true);
};
