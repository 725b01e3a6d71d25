import * as vscode from 'vscode';
import { DIFFICULTIES } from '../core/problem/problem';
import { parseFilter } from '../core/practice/problemFilter';
import type { ProblemFilter } from '../core/practice/problemFilter';
import type { Grouping } from '../core/practice/problemGroup';
import { searchProblems } from '../core/practice/problemSearch';
import { PROBLEM_STATES } from '../core/practice/progress';
import { filterText } from '../words/filterWords';
import { DIFFICULTY_WORDS, STATE_WORDS } from '../words/problemWords';
import { rowText } from '../words/rowWords';
import type { BriefDocuments } from './briefDocument';
import type { Handlers } from './commands';
import type { ProblemOpener } from './problemOpener';
import type { ProblemsModel } from './problemsModel';
import type { ProblemRow, ProblemsTree } from './problemsTree';

type Chosen = string | ProblemRow | undefined;

/** The commands of the Problems view. Each takes a slug, or the row it was called on. */
export function problemCommands(
  view: vscode.TreeView<ProblemRow>,
  tree: ProblemsTree,
  model: ProblemsModel,
  opener: ProblemOpener,
  briefs: BriefDocuments,
): Handlers {
  const on =
    (act: (slug: string) => Promise<void>) =>
    async (chosen: Chosen): Promise<void> => {
      const slug = slugOf(chosen ?? view.selection[0]);
      if (slug !== undefined) await act(slug);
    };
  const group = (by: Grouping) => (): Promise<void> => model.group(by);

  const filter = async (): Promise<void> => {
    const chosen = await askFilter(model.filter);
    if (chosen) model.filter = chosen;
  };

  return {
    openProblem: on((slug) => opener.open(slug)),
    newTry: on((slug) => opener.startNew(slug)),
    startInterview: on((slug) => opener.startNew(slug, 'interview')),
    readBrief: on((slug) => briefs.show(slug)),
    openLastAnswer: on((slug) => opener.openLastAnswer(slug)),
    openGradeSheet: on((slug) => opener.openGradeSheet(slug)),
    findProblem: async () => {
      const slug = await askProblem(model);
      if (slug !== undefined) await opener.open(slug);
    },
    findInTree: async () => {
      await openGroups(view, tree);
      await vscode.commands.executeCommand('list.find');
    },
    filterProblems: filter,
    clearFilter: () => {
      model.filter = {};
    },
    groupBySection: group('section'),
    groupByDifficulty: group('difficulty'),
    groupByKind: group('kind'),
    groupByCompany: group('company'),
    groupByPlanDay: group('plan'),
    groupByState: group('state'),
  };
}

/** Opens every group, since VS Code's own find looks only into those that were open once. */
async function openGroups(view: vscode.TreeView<ProblemRow>, tree: ProblemsTree): Promise<void> {
  const rows = await tree.getChildren();
  for (const row of rows.filter(({ kind }) => kind === 'group').reverse()) await view.reveal(row, { select: false, expand: true });
}

function slugOf(chosen: Chosen): string | undefined {
  if (typeof chosen === 'string') return chosen;
  return chosen?.kind === 'problem' ? chosen.problem.slug : undefined;
}

/** A quick pick that finds a problem by number, words, company or concept, best first. */
async function askProblem(model: ProblemsModel): Promise<string | undefined> {
  const { problems, catalog } = await model.load();
  const titles = new Map(catalog.sections.map(({ number, title }) => [number, title]));
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly slug: string }>();
  pick.placeholder = 'Number, words, company or concept';
  pick.title = 'Find Problem';
  // The ranking is ours: items come already found, so every one of them must stay in sight.
  const show = (query: string): void => {
    pick.items = searchProblems(problems, query, titles).map(({ problem }) => ({
      slug: problem.slug,
      label: `${problem.number}. ${problem.title}`,
      description: rowText(problem, model.stateOf(problem), model.progressOf(problem.slug)?.last?.result),
      detail: [...problem.keyConcepts, ...problem.companyTags].join(' · '),
      alwaysShow: true,
    }));
  };
  show('');
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.slug);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Lets the user type a filter or choose one. Undefined when nothing was chosen. */
async function askFilter(current: ProblemFilter): Promise<ProblemFilter | undefined> {
  type Item = vscode.QuickPickItem & { readonly filter?: ProblemFilter };
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const choices: Item[] = [
    separator('I have'),
    ...[20, 25, 30, 35].map((minutes) => ({ label: `${minutes} minutes`, filter: { minutes } })),
    separator('Difficulty'),
    ...DIFFICULTIES.map((difficulty) => ({ label: DIFFICULTY_WORDS[difficulty], filter: { difficulty } })),
    separator('State'),
    ...PROBLEM_STATES.map((state) => ({ label: STATE_WORDS[state], filter: { state } })),
  ];
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = 'Filter Problems';
  pick.placeholder = 'Type, as in “hard serving” or “I have 25 minutes”, or choose';
  pick.value = filterText(current).replaceAll(' · ', ' ').replaceAll(/[“”]/g, '');
  const show = (query: string): void => {
    const typed = parseFilter(query);
    const text = filterText(typed);
    pick.items = text === '' ? choices : [{ label: `$(filter) ${text}`, filter: typed, alwaysShow: true }, ...choices];
  };
  show(pick.value);
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.filter);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
