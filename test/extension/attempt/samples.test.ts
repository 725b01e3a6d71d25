import assert from 'node:assert/strict';
import { api, clear, files, run, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';

describe('A sample', () => {
  /** Takes all samples for not graded. */
  async function forget(): Promise<void> {
    const { sampleStore } = await api();
    for (const { name } of sampleStore.attempts) await sampleStore.delete(name, { toTrash: false });
  }

  beforeEach(async () => {
    await clear();
    await forget();
  });
  after(clear);

  it('is graded without writing a line: marked blind, revealed, debriefed', async () => {
    const { sampleReview, sampleStore } = await api();
    await run('gradeSample', PIPELINE, 1);
    const blind = await until('the page', () => sampleReview.model);
    assert.equal(blind.blind, true);
    assert.equal(blind.stage, 'marking');
    for (const { id } of blind.criteria) await sampleReview.receive({ kind: 'mark', criterion: id, mark: 'partly' });
    const graded = await until('the result', () => sampleReview.model?.stage === 'graded' && sampleReview.model);
    assert.ok(graded.result);
    assert.ok(graded.debrief);
    assert.equal(sampleStore.attempts.length, 1);
  });

  it('goes on with a problem that the user has not practised, whatever samples are graded', async () => {
    const { sampleReview, store } = await api();
    /** Grades a sample; gives the next problem that its review names. */
    const gradeSample = async (slug: string): Promise<string> => {
      await run('gradeSample', slug, 1);
      const { criteria } = await until('the page', () => sampleReview.model?.problem.slug === slug && sampleReview.model);
      for (const { id } of criteria) await sampleReview.receive({ kind: 'mark', criterion: id, mark: 'partly' });
      const { debrief } = await until('the result', () => sampleReview.model?.stage === 'graded' && sampleReview.model);
      return debrief?.next.find((step) => step.kind === 'problem')?.problem.slug ?? '';
    };
    const next = await gradeSample(PIPELINE);
    await forget();
    await gradeSample(next);
    assert.equal(await gradeSample(PIPELINE), next);
    const at = Date.parse('2026-11-23T18:00:00Z');
    const criteria = [{ id: 'only', text: 'Holds.', weight: 1, dimension: 'scope', bar: 'mid' }] as const;
    await store.create({ slug: next, date: '2026-11-23', nth: 1 }, { problem: next, mode: 'guided' }, [
      { kind: 'finish', at, text: 'Own words.', criteria, events: [] },
      { kind: 'mark', criterion: 'only', mark: 'met', at },
    ]);
    await forget();
    assert.notEqual(await gradeSample(PIPELINE), next);
  });

  it('counts as nothing: no file in the practice folder, no attempt, no row that changes', async () => {
    const { store, problems } = await api();
    const rows = async (): Promise<unknown> => {
      const groups = await problems.getChildren();
      return groups.map((row) => JSON.stringify(problems.getTreeItem(row).label));
    };
    const before = await rows();
    await run('gradeSample', '18-data-drift-detection', 2);
    await store.reload();
    assert.deepEqual(await files(), []);
    assert.deepEqual(store.attempts, []);
    assert.deepEqual(await rows(), before);
  });

  it('that is half marked goes on where it stood', async () => {
    const { sampleReview } = await api();
    await run('gradeSample', '40-production-model-outage', 1);
    const [first] = (await until('the page', () => sampleReview.model)).criteria;
    assert.ok(first);
    await sampleReview.receive({ kind: 'mark', criterion: first.id, mark: 'met' });
    await run('gradeSample', '40-production-model-outage', 2);
    await until('the other one', () => sampleReview.model?.criteria.every(({ mark }) => mark === undefined));
    await run('gradeSample', '40-production-model-outage', 1);
    await until('its mark', () => sampleReview.model?.criteria.some(({ mark }) => mark === 'met'));
  });
});
