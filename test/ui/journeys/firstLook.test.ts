import assert from 'node:assert/strict';
import { withSession } from '../session';

describe('A first look', () => {
  const session = withSession();

  it('finds the problems behind an icon in the activity bar, with no toast and no editor in the way', async () => {
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await workbench.view('Problems').locator('.monaco-list-row').first().waitFor();
    assert.equal(await workbench.toast().count(), 0);
    assert.equal(await workbench.tab('').count(), 0);
    await session.pictures('first-look');
  });
});
