import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseSheet } from '../../src/core/attempt/gradeSheet';
import { splitConflict } from '../../src/core/attempt/mergeConflict';
import { buildSheet, editSheet } from '../../src/core/attempt/sheetEdit';

/** A practice folder in a Git clone of its own. */
class Clone {
  constructor(readonly folder: string) {}

  git(...parameters: readonly string[]): string {
    const identity = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...parameters], { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Keeps an attempt as the extension does, with one mark, and commits it. */
  attempt(id: string, mark: 'met' | 'partly'): void {
    const problem = id.split('.')[0] ?? '';
    const edited = editSheet(buildSheet({ problem, mode: 'guided' }), { kind: 'mark', criterion: 'baseline', mark, at: 1_000 });
    assert.equal(edited.kind, 'edited');
    fs.writeFileSync(path.join(this.folder, `${id}.md`), `# ${id}, ${mark}\n`);
    fs.writeFileSync(path.join(this.folder, `${id}.grade.yaml`), edited.text);
    this.git('add', '.');
    this.git('commit', '-q', '-m', id);
  }

  sheets(): string[] {
    return fs.readdirSync(this.folder).filter((name) => name.endsWith('.grade.yaml'));
  }

  read(id: string): ReturnType<typeof parseSheet> {
    return parseSheet(fs.readFileSync(path.join(this.folder, `${id}.grade.yaml`), 'utf8'));
  }
}

describe('Two clones of one practice folder', () => {
  let home: string;
  let laptop: Clone;
  let desk: Clone;

  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'merged-'));
    laptop = new Clone(path.join(home, 'laptop'));
    desk = new Clone(path.join(home, 'desk'));
    fs.mkdirSync(laptop.folder);
    laptop.git('init', '-q', '-b', 'main');
    laptop.git('commit', '-q', '--allow-empty', '-m', 'Begin');
    execFileSync('git', ['clone', '-q', laptop.folder, desk.folder]);
  });
  afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

  it('merge without conflict, whatever was practised in each', () => {
    laptop.attempt('01-cicd-pipeline.2026-11-23', 'met');
    laptop.attempt('18-data-drift-detection.2026-11-24', 'met');
    desk.attempt('40-production-model-outage.2026-11-23', 'partly');
    desk.attempt('01-cicd-pipeline.2026-11-25', 'partly');
    desk.git('pull', '-q', '--no-rebase', '--no-edit');
    assert.equal(desk.sheets().length, 4);
    for (const name of desk.sheets()) assert.equal(desk.read(name.slice(0, -'.grade.yaml'.length)).kind, 'sheet');
  });

  it('conflict where both hold an attempt at one problem of one day; its sheet says so and where, and the others stay readable', () => {
    laptop.attempt('01-cicd-pipeline.2026-11-23', 'met');
    desk.attempt('01-cicd-pipeline.2026-11-23', 'partly');
    desk.attempt('18-data-drift-detection.2026-11-23', 'met');
    assert.throws(() => desk.git('pull', '-q', '--no-rebase', '--no-edit'));
    const read = desk.read('01-cicd-pipeline.2026-11-23');
    assert.ok(read.kind === 'error' && read.error.code === 'conflict' && read.error.line > 1);
    assert.equal(desk.read('18-data-drift-detection.2026-11-23').kind, 'sheet');
  });

  for (const style of ['merge', 'diff3', 'zdiff3']) {
    it(`that conflict lose nothing: each side can be taken out again whole (${style})`, () => {
      const id = '01-cicd-pipeline.2026-11-23';
      laptop.attempt(id, 'met');
      desk.attempt(id, 'partly');
      const files = [`${id}.md`, `${id}.grade.yaml`];
      const [theirs, ours] = [laptop, desk].map(({ folder }) => files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')));
      assert.throws(() => desk.git('-c', `merge.conflictStyle=${style}`, 'pull', '-q', '--no-rebase', '--no-edit'));
      const sides = files.map((name) => splitConflict(fs.readFileSync(path.join(desk.folder, name), 'utf8')));
      assert.deepEqual(
        sides.map((side) => side?.ours),
        ours,
      );
      assert.deepEqual(
        sides.map((side) => side?.theirs),
        theirs,
      );
    });
  }
});
