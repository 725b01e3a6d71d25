import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { UntouchedAnswers } from '../../../src/extension/untouchedAnswers';
import type { UntouchedAnswer } from '../../../src/extension/untouchedAnswers';

const answer = (slug: string): UntouchedAnswer => ({ name: { slug, date: '2026-11-20', nth: 1 }, mode: 'guided' });
const [PIPELINE, DRIFT] = [answer('01-cicd-pipeline'), answer('18-data-drift-detection')];

/** A memory that holds what it is told at once, and once more when it has written it, as VS Code's does. */
class EchoingMemory implements Pick<vscode.Memento, 'get' | 'update'> {
  #value: unknown;

  get<T>(_key: string, otherwise?: T): T {
    return (this.#value ?? otherwise) as T;
  }

  async update(_key: string, value: unknown): Promise<void> {
    this.#value = value;
    await new Promise((resolve) => setImmediate(resolve));
    this.#value = value;
  }
}

describe('Untouched answers', () => {
  it('are each remembered when one is added while another is being forgotten', async () => {
    const memory = new EchoingMemory() as unknown as vscode.Memento;
    const untouched = new UntouchedAnswers(memory);
    await untouched.add(PIPELINE);
    const changes = [untouched.forget(PIPELINE.name), untouched.add(DRIFT)];
    assert.deepEqual(untouched.all, [DRIFT]);
    await Promise.all(changes);
    assert.deepEqual(untouched.all, [DRIFT]);
    assert.deepEqual(new UntouchedAnswers(memory).all, [DRIFT]);
  });

  it('are found from the moment they are added until they are forgotten, whatever is written meanwhile', async () => {
    const untouched = new UntouchedAnswers(new EchoingMemory() as unknown as vscode.Memento);
    const changes = [untouched.add(PIPELINE), untouched.add(DRIFT), untouched.forget(DRIFT.name)];
    for (const change of changes) {
      assert.deepEqual(untouched.all, [PIPELINE]);
      await change;
    }
    assert.deepEqual(untouched.all, [PIPELINE]);
  });
});
