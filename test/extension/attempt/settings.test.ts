import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, api, begin, clear, practiceFolder, run, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly description?: string; readonly markdownDescription?: string }>>;
    };
  };
}

describe('The setting', () => {
  beforeEach(clear);
  after(clear);

  /** Gives a setting another value while `act` runs. */
  async function having(setting: string, value: unknown, act: () => Promise<void>): Promise<void> {
    const settings = vscode.workspace.getConfiguration();
    const before = settings.inspect(setting)?.globalValue;
    await settings.update(setting, value, vscode.ConfigurationTarget.Global);
    try {
      await act();
    } finally {
      await settings.update(setting, before, vscode.ConfigurationTarget.Global);
    }
  }

  /** What each setting does, by its id. */
  const proofs: Readonly<Record<string, () => Promise<void>>> = {
    'mlopsPractice.folder': () =>
      having('mlopsPractice.folder', vscode.Uri.joinPath(practiceFolder(), 'elsewhere').fsPath, async () => {
        const elsewhere = vscode.Uri.joinPath(practiceFolder(), 'elsewhere');
        await vscode.workspace.fs.createDirectory(elsewhere);
        await run('openProblem', PIPELINE);
        assert.match((await answerEditor(PIPELINE)).document.uri.path, /\/elsewhere\/01-/);
        await clear();
        await vscode.workspace.fs.delete(elsewhere, { recursive: true });
      }),
    'mlopsPractice.defaultMode': () =>
      having('mlopsPractice.defaultMode', 'interview', async () => {
        await run('openProblem', PIPELINE);
        const { session } = await api();
        assert.equal((await until('a current attempt', () => session.current)).mode, 'interview');
      }),
    'mlopsPractice.showClock': async () => {
      await begin(PIPELINE, 'One path to production.');
      const { clockItem } = await api();
      await until('the time left', () => clockItem.text?.includes(' left'));
      await having('mlopsPractice.showClock', false, async () => {
        await until('the section alone', () => clockItem.text !== undefined && !clockItem.text.includes(' left'));
      });
      await until('the time left again', () => clockItem.text?.includes(' left'));
    },
    'mlopsPractice.sectionLens': async () => {
      const { document } = await begin(PIPELINE, 'One path to production.');
      const lenses = async (): Promise<number> =>
        (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).length;
      assert.ok((await lenses()) > 0);
      await having('mlopsPractice.sectionLens', false, async () => {
        await until('no line above the sections', async () => (await lenses()) === 0);
      });
    },
  };

  for (const [setting, proof] of Object.entries(proofs)) it(`${setting} does what its description says`, proof);

  it('is none that has no description, or of which nothing is proven above', () => {
    const extension = vscode.extensions.getExtension('mlops-design-practice.mlops-design-practice');
    const { properties } = (extension?.packageJSON as Manifest).contributes.configuration;
    for (const [name, { description, markdownDescription }] of Object.entries(properties))
      assert.ok((description ?? markdownDescription ?? '').length > 20, name);
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(proofs).sort());
  });
});
