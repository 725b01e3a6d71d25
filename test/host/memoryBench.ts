import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readContent } from '../../src/cli/contentFolder';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { check, compileRubric } from '../../src/core/evidence/check';
import { compileLexicon } from '../../src/core/reading/lexiconIndex';

/** Bytes of the heap that are still in use once garbage is gone, after some edits and after ten times as many. */
export interface MemoryBench {
  readonly afterSome: number;
  readonly afterAll: number;
}

const SOME = 100;
const ALL = 1_000;

/**
 * Edits one reference answer over and over, in another place each time, and checks it after each edit with the reading before it at hand,
 * as the editor does.
 */
export function benchMemory(root: string): MemoryBench {
  const compiled = readContent(root);
  if ('errors' in compiled) throw new Error('The content has errors: build it first.');
  const { lexicon, problems, practice } = compiled.content;
  const [problem] = problems;
  const answer = practice.find(({ slug }) => slug === problem?.slug)?.answer;
  if (!problem || answer === undefined) throw new Error('The bench needs a problem.');
  const rubric = compileRubric(problem.rubric, compileLexicon(lexicon));
  const collect = garbageCollector();
  let doc = parseDesignDoc(answer);
  let afterSome = NaN;
  for (let edit = 1; edit <= ALL; edit++) {
    const at = (edit * 7919) % answer.length;
    doc = parseDesignDoc(`${answer.slice(0, at)} edit ${edit}${answer.slice(at)}`, doc);
    check(doc, rubric);
    if (edit === SOME) afterSome = heapAfter(collect);
  }
  return { afterSome, afterAll: heapAfter(collect) };
}

function heapAfter(collect: () => void): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
