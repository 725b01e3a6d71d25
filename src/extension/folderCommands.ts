import * as vscode from 'vscode';
import type { Handlers } from './commands';
import type { Log } from './log';
import type { PracticeFolder } from './practiceFolder';

/** The commands around the practice folder, and the log. */
export function folderCommands(folder: PracticeFolder, log: Log): Handlers {
  return {
    chooseFolder: () => folder.choose(),
    openFolder: async () => {
      const uri = await folder.required();
      if (uri) await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
    },
    openFolderSetting: () => vscode.commands.executeCommand('workbench.action.openSettings', 'mlopsPractice.folder'),
    showLog: () => log.show(),
  };
}
