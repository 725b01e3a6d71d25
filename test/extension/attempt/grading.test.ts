import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin, clear, insert, run, sheet, until } from '../practice';
import type { RubricRow } from '../../../src/extension/rubricRows';

const PIPELINE = '01-cicd-pipeline';
const ANSWER = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';

/** The rows of the Rubric view that are criteria. */
async function criteria(): Promise<Extract<RubricRow, { kind: 'criterion' }>[]> {
  const { rubric } = await api();
  return until('criteria in the Rubric view', () => {
    const { state } = rubric;
    if (state.kind !== 'writing' && state.kind !== 'marking') return undefined;
    return state.criteria.map((criterion) => ({
      kind: 'criterion' as const,
      criterion,
      finding: state.findings?.find((finding) => finding.criterion === criterion.id),
    }));
  });
}

describe('Grading', () => {
  beforeEach(clear);
  after(clear);

  it('follows typing with findings that name their lines', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    const found = await until('a finding', async () => (await criteria()).find(({ finding }) => finding?.finding === 'found')?.finding);
    const line = editor.document.positionAt(found.spans[0]?.from ?? 0).line;
    assert.match(editor.document.lineAt(line).text, /Auto-rollback/);
  });

  it('finishes with the text as handed in, then takes a mark for each criterion', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    await run('finishAttempt');
    const { finished, clock } = await sheet(PIPELINE, (value) => value.finished !== undefined);
    assert.equal(finished?.text, editor.document.getText());
    assert.equal(clock.at(-1)?.kind, 'finish');
    const { rubric, session } = await api();
    assert.equal(session.current, undefined);
    await until('the marking of the rubric', () => rubric.state.kind === 'marking');
    for (const row of await criteria()) await run('markPartly', row);
    const { marks } = await sheet(PIPELINE, (value) => Object.keys(value.marks ?? {}).length === finished.criteria.length);
    assert.ok(Object.values(marks ?? {}).every(({ mark }) => mark === 'partly'));
    const grade = await until('a grade', () => rubric.state.kind === 'marking' && rubric.state.grade);
    assert.equal(grade.yours, 50);
    assert.deepEqual(grade.unmarked, []);
    assert.equal(grade.band?.band, 'not-yet');
  });

  it('keeps findings out of an interview until every criterion is marked', async () => {
    await run('startInterview', PIPELINE);
    const editor = await until('an answer', () => vscode.window.activeTextEditor);
    await insert(editor, ANSWER);
    const { rubric } = await api();
    await until('a hidden rubric', () => rubric.state.kind === 'hidden');
    await sheet(PIPELINE);
    await run('finishAttempt');
    await until('marks asked for without findings', () => rubric.state.kind === 'marking' && rubric.state.findings === undefined);
    const rows = await criteria();
    for (const row of rows.slice(0, -1)) await run('markMet', row);
    assert.equal(rubric.state.kind === 'marking' && rubric.state.findings, undefined);
    await run('markNotMet', rows.at(-1));
    await sheet(PIPELINE, ({ revealed }) => revealed !== undefined);
    await until('findings beside the marks', () => rubric.state.kind === 'marking' && rubric.state.findings !== undefined);
  });

  it('turns an interview into a guided attempt for good when the rubric is shown', async () => {
    await run('startInterview', PIPELINE);
    const editor = await until('an answer', () => vscode.window.activeTextEditor);
    await insert(editor, ANSWER);
    await sheet(PIPELINE);
    await run('showRubricNow');
    await sheet(PIPELINE, ({ mode }) => mode === 'guided');
    const { rubric } = await api();
    await until('findings in sight', () => rubric.state.kind === 'writing');
  });

  it('does not finish an answer that is still the template', async () => {
    await run('openProblem', PIPELINE);
    const { session } = await api();
    await until('a current attempt', () => session.current);
    void run('finishAttempt');
    await until('an attempt that goes on', () => session.current?.fresh === true);
  });

  it('shows the grade again after the folder was read anew', async () => {
    await begin(PIPELINE, ANSWER);
    await run('finishAttempt');
    for (const row of await until('criteria to mark', async () => ((await api()).rubric.state.kind === 'marking' ? criteria() : undefined)))
      await run('markMet', row);
    const { store, grades } = await api();
    await store.reload();
    await grades.update();
    const [attempt] = store.attempts;
    assert.ok(attempt);
    assert.equal(grades.get(attempt)?.yours, 100);
  });
});
