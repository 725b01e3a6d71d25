/** A mark or a credit: nothing, half or all of a criterion. */
export type Grade = 0 | 0.5 | 1;

/** One criterion of one answer, judged by a reader and by the check. */
export interface Judgement {
  readonly marked: Grade;
  readonly checked: Grade;
}

const GRADES: readonly Grade[] = [0, 0.5, 1];

/** How often the check gave each grade (columns) to what the reader gave each grade (rows): 0, ½, 1. */
export function confusionOf(judgements: readonly Judgement[]): number[][] {
  return GRADES.map((marked) =>
    GRADES.map((checked) => judgements.filter((one) => one.marked === marked && one.checked === checked).length),
  );
}

/**
 * Cohen's kappa with quadratic weights: 1 for full agreement, 0 for what chance would give; undefined where chance alone agrees fully.
 *
 * @see J. Cohen, “Weighted kappa”, Psychological Bulletin 70 (1968)
 */
export function weightedKappa(judgements: readonly Judgement[]): number | undefined {
  const table = confusionOf(judgements);
  const total = judgements.length;
  const rows = table.map((row) => sum(row));
  const columns = GRADES.map((_, at) => sum(table.map((row) => row[at] ?? 0)));
  let observed = 0;
  let expected = 0;
  GRADES.forEach((marked, i) => {
    GRADES.forEach((checked, j) => {
      const weight = (marked - checked) ** 2;
      observed += weight * (table[i]?.[j] ?? 0);
      expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / total;
    });
  });
  return expected === 0 ? undefined : 1 - observed / expected;
}

/**
 * The lower end of a 95 % interval of a statistic, by drawing whole groups with replacement: judgements of one answer belong together.
 *
 * @param rounds How many samples are drawn.
 * @param random Gives numbers from 0 up to 1.
 */
export function lowerBound<T>(
  groups: readonly (readonly T[])[],
  statistic: (items: readonly T[]) => number | undefined,
  rounds: number,
  random: () => number,
): number {
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const value = statistic(groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []));
    if (value !== undefined) values.push(value);
  }
  return values.sort((a, b) => a - b)[Math.floor(values.length * 0.025)] ?? NaN;
}

/** Spearman's rank correlation, equal values sharing their mean rank. NaN where one side does not vary. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [ranksOf(xs), ranksOf(ys)];
  const mean = (a.length + 1) / 2;
  const covariance = sum(a.map((rank, at) => (rank - mean) * ((b[at] ?? 0) - mean)));
  return covariance / Math.sqrt(sum(a.map((rank) => (rank - mean) ** 2)) * sum(b.map((rank) => (rank - mean) ** 2)));
}

function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A small generator of numbers from 0 up to 1 that a seed makes the same every time (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
