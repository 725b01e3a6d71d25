import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReviewModel } from '../../../src/core/review/reviewModel';
import type { ToReviewPage } from '../../../src/core/review/reviewPageMessage';
import type { Attempt, AttemptStore } from '../../../src/extension/attemptStore';
import type { Log } from '../../../src/extension/log';
import { ReviewPanel } from '../../../src/extension/reviewPanel';
import type { ReviewReader } from '../../../src/extension/reviewReader';
import type { ReviewRequests } from '../../../src/extension/reviewRequests';
import type { WebviewPages } from '../../../src/extension/webviewPages';
import { until } from '../practice';

const ATTEMPT = '01-cicd-pipeline.2026-11-23';
const MODEL = { attempt: ATTEMPT, problem: { slug: '01-cicd-pipeline' } } as ReviewModel;

describe('The panel of the review', () => {
  it('tells the page when the review can’t be read after a change, and the review once it can be read again', async () => {
    const changed = new vscode.EventEmitter<void>();
    const told: ToReviewPage[] = [];
    const logged: unknown[] = [];
    let read: () => Promise<ReviewModel> = () => Promise.resolve(MODEL);
    const nothing = (): vscode.Disposable => new vscode.Disposable(() => undefined);
    const review = new ReviewPanel(
      { options: {}, load: () => Promise.resolve() } as unknown as WebviewPages,
      {
        onDidChange: changed.event,
        load: () => Promise.resolve(),
        get: () => ({ id: ATTEMPT }) as Attempt,
      } as unknown as AttemptStore,
      { read: () => read() } as unknown as ReviewReader,
      {} as unknown as ReviewRequests,
      { report: (error: unknown) => Promise.resolve(logged.push(error)) } as unknown as Log,
    );
    const webview = { postMessage: (message: ToReviewPage) => told.push(message), onDidReceiveMessage: nothing };
    const page = { webview, onDidDispose: nothing, dispose: () => undefined } as unknown as vscode.WebviewPanel;
    await review.restore(page, { attempt: ATTEMPT });
    await review.receive({ kind: 'ready' });
    assert.deepEqual(told, [{ kind: 'model', model: MODEL }]);

    const fault = new Error('The worker is gone.');
    read = () => Promise.reject(fault);
    changed.fire();
    const failed = await until('a word of the failure', () => told[1]);
    assert.deepEqual(failed, { kind: 'failed', sentence: 'The review could not be read; the log says why.' });
    await until('the failure in the log', () => logged.includes(fault));

    read = () => Promise.resolve(MODEL);
    changed.fire();
    assert.equal((await until('the review', () => told[2])).kind, 'model');
    review.dispose();
  });
});
