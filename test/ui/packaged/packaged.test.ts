import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { listFiles } from '@vscode/vsce';
import { underTest } from '../../host/underTest';
import { withSession } from '../session';

describe('The packaged extension', () => {
  it('holds bundles, content, pictures and papers, and nothing else', async () => {
    const files = await listFiles({ cwd: underTest.folder, dependencies: false } as Parameters<typeof listFiles>[0]);
    const expected =
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/main\.(node|web)\.js|dist\/(content|diagrams|webview)\/.+\.(js|mjs|json|css|md)|media\/.+\.(svg|png|css|md))$/;
    assert.deepEqual(
      files.filter((file) => !expected.test(file)),
      [],
    );
    for (const file of ['dist/main.node.js', 'dist/main.web.js', 'README.md', 'LICENSE', 'CHANGELOG.md', 'media/icon.png']) {
      assert.ok(files.includes(file), `${file} is not packaged`);
    }
  });

  it('is smaller than 4 MB', () => {
    assert.ok(statSync(underTest.vsix).size < 4_000_000);
  });

  describe('as a user has it', () => {
    const session = withSession({ extension: 'packaged' });

    it('lists the problems', async () => {
      await session.workbench.showContainer('MLOps Practice');
      await session.workbench.view('Problems').locator('.monaco-list-row').first().waitFor();
      await session.picture('packaged');
    });
  });
});
