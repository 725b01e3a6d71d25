import { catalogSchema } from '../core/problem/catalog';
import type { Catalog } from '../core/problem/catalog';
import type { ContentIndex, ListedProblem, PracticeProblem, RubricCriterion } from '../core/problem/content';
import { lexiconSchema } from '../core/problem/lexicon';
import type { Lexicon } from '../core/problem/lexicon';
import { problemFactsSchema, problemSchema } from '../core/problem/problem';
import type { Criterion, Problem, ProblemFacts } from '../core/problem/problem';
import { writingAidsSchema } from '../core/problem/writingAids';
import type { WritingAids } from '../core/problem/writingAids';
import { parseFrame } from '../core/attempt/frame';
import type { Frame } from '../core/attempt/frame';
import { checkFilling, checkLexicon, checkProblem, checkProblems } from './contentRules';
import { parseYamlFile } from './sourceFile';
import type { ContentError, Located, Parsed, SourceFile } from './sourceFile';

/** Everything in `problems/` and `templates/`, validated. `problems` holds the complete ones with their authors' examples. */
export interface Content {
  readonly index: ContentIndex;
  readonly lexicon: Lexicon;
  readonly problems: readonly Problem[];
  readonly practice: readonly PracticeProblem[];
}

export type CompiledContent = { readonly content: Content } | { readonly errors: readonly ContentError[] };

const PROBLEM_FILE = /^problems\/([^/]+)\/problem\.yaml$/;

/** Compiles the files of `problems/` and `templates/`. Reports every error it can find, not just the first. */
export function compileContent(files: readonly SourceFile[]): CompiledContent {
  const errors: ContentError[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const read = <T>(path: string, parse: (file: SourceFile) => Parsed<T>): Located<T> | undefined => {
    const file = byPath.get(path);
    if (!file) {
      errors.push({ path, line: 1, message: 'the file is missing' });
      return undefined;
    }
    const parsed = parse(file);
    if ('value' in parsed) return parsed;
    errors.push(...parsed.errors);
    return undefined;
  };

  const catalog = read<Catalog>('problems/catalog.yaml', (file) => parseYamlFile<Catalog>(file, catalogSchema))?.value;
  const lexicon = read<Lexicon>('problems/lexicon.yaml', (file) => parseYamlFile<Lexicon>(file, lexiconSchema));
  const aids = read<WritingAids>('templates/writing.yaml', (file) => parseYamlFile<WritingAids>(file, writingAidsSchema))?.value;
  if (lexicon) errors.push(...checkLexicon(lexicon, 'problems/lexicon.yaml'));
  const concepts = new Set(lexicon?.value.concepts.map(({ id }) => id));

  const listed: ListedProblem[] = [];
  const problems: Problem[] = [];
  const practice: PracticeProblem[] = [];
  const paths: string[] = [];
  for (const file of files) {
    const folder = PROBLEM_FILE.exec(file.path)?.[1];
    if (folder === undefined) continue;
    const complete = /^scenario:/m.test(file.text);
    const parsed = read<ProblemFacts | Problem>(file.path, (source) =>
      complete ? parseYamlFile<Problem>(source, problemSchema) : parseYamlFile<ProblemFacts>(source, problemFactsSchema),
    );
    if (!parsed) continue;
    const samples = samplesOf(files, folder);
    listed.push({ ...factsOf(parsed.value), complete, ...(samples.length > 0 && { samples: samples.length }) });
    paths.push(file.path);
    if (parsed.value.slug !== folder) {
      errors.push({
        path: file.path,
        line: parsed.lineOf(['slug']),
        message: `slug: is "${parsed.value.slug}" but the folder is "${folder}"`,
      });
    }
    if (!('scenario' in parsed.value)) continue;
    const problem = parsed.value;
    errors.push(...checkProblem({ value: problem, lineOf: parsed.lineOf }, file.path, concepts));
    const frame = read(`templates/${problem.kind}.md`, frameOf);
    const answer = read(`problems/${folder}/answer.md`, plain);
    problems.push(problem);
    if (frame) errors.push(...checkFilling({ value: problem, lineOf: parsed.lineOf }, file.path, frame.value));
    if (frame && answer && aids) {
      practice.push({
        ...withoutSources(problem),
        frame: byPath.get(`templates/${problem.kind}.md`)?.text ?? '',
        answer: answer.value,
        samples,
        aids,
      });
    }
  }
  errors.push(...checkProblems(listed, problems, paths));
  if (errors.length > 0 || !catalog || !lexicon) return { errors };
  listed.sort((a, b) => a.number - b.number);
  return { content: { index: { catalog, problems: listed }, lexicon: lexicon.value, problems, practice } };
}

function plain(file: SourceFile): Parsed<string> {
  return { value: file.text.replaceAll('\r\n', '\n'), lineOf: () => 1 };
}

function frameOf(file: SourceFile): Parsed<Frame> {
  const parsed = parseFrame(file.text);
  if (parsed.kind === 'frame') return { value: parsed.frame, lineOf: () => 1 };
  return { errors: [{ path: file.path, line: parsed.error.line, message: `the frame is not whole: ${parsed.error.code}` }] };
}

/** The samples of a problem, in an order of their own: that of their names would tell the poor one from the strong one. */
function samplesOf(files: readonly SourceFile[], folder: string): PracticeProblem['samples'] {
  const prefix = `problems/${folder}/samples/`;
  return files
    .filter(({ path }) => path.startsWith(prefix) && path.endsWith('.md'))
    .map(({ path, text }) => ({ name: path.slice(prefix.length, -'.md'.length), text: text.replaceAll('\r\n', '\n') }))
    .sort((a, b) => checksum(a.text) - checksum(b.text));
}

function checksum(text: string): number {
  return Array.from(text).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 0);
}

function factsOf(problem: ProblemFacts): ProblemFacts {
  const { number, slug, title, shortTitle, section, kind, difficulty, minutes, keyConcepts, companyTags, whyItMatters } = problem;
  return {
    ...{ number, slug, title, ...(shortTitle !== undefined && { shortTitle }) },
    ...{ section, kind, difficulty, minutes, keyConcepts, companyTags, whyItMatters },
  };
}

/** A problem without what only its author needs. */
function withoutSources(problem: Problem): Omit<PracticeProblem, 'frame' | 'answer' | 'samples' | 'aids'> {
  const { quantities, ...rest } = problem;
  return {
    ...rest,
    rubric: problem.rubric.map(withoutExamples),
    curveball: { ...problem.curveball, criteria: problem.curveball.criteria.map(withoutExamples) },
  };
}

function withoutExamples({ examples, ...criterion }: Criterion): RubricCriterion {
  return criterion;
}
