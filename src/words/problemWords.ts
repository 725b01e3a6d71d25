import type { Band } from '../core/review/band';
import type { Difficulty, Dimension, Kind } from '../core/problem/problem';
import type { GroupKey } from '../core/practice/problemGroup';
import type { ProblemState, Result } from '../core/practice/progress';

export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  design: 'Design',
  implement: 'Implement',
  optimize: 'Optimize',
  triage: 'Triage',
  'post-incident-review': 'Post-incident review',
};

export const STATE_WORDS: Readonly<Record<ProblemState, string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  paused: 'Paused',
  'to-mark': 'To mark',
  graded: 'Graded',
  unreadable: 'Unreadable',
};

export const BAND_WORDS: Readonly<Record<Band, string>> = { 'not-yet': 'not yet', mid: 'mid', senior: 'senior', staff: 'staff' };

export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  scope: 'Scope',
  architecture: 'Architecture',
  depth: 'Depth',
  operations: 'Operations',
  'trade-offs': 'Trade-offs',
};

/** `Week 1, day 2: CI/CD + Serving`, or whatever else the group is called. */
export function groupLabel(key: GroupKey): string {
  switch (key.kind) {
    case 'section':
      return `${key.number}. ${key.title}`;
    case 'difficulty':
      return DIFFICULTY_WORDS[key.difficulty];
    case 'kind':
      return KIND_WORDS[key.of];
    case 'company':
      return key.company === 'All' ? 'Asked everywhere' : key.company;
    case 'plan':
      return `Week ${key.week}, day ${key.day}: ${key.focus}`;
    case 'state':
      return STATE_WORDS[key.state];
  }
}

/** `3 of 8 graded`. */
export function groupCount({ graded, problems }: { readonly graded: number; readonly problems: readonly unknown[] }): string {
  return `${graded} of ${problems.length} graded`;
}

/** Score and band: `78 senior`. */
export function resultText({ score, band }: Result): string {
  return `${Math.round(score)} ${BAND_WORDS[band]}`;
}

/** A state, with the result where there is one: `graded, 78 senior`, `paused`; nothing for a problem not started. */
export function stateText(state: ProblemState, result?: Result): string {
  if (state === 'not-started') return '';
  const word = STATE_WORDS[state].toLowerCase();
  return result ? `${word}, ${resultText(result)}` : word;
}
