/** The middle of the values; the mean of the two middle ones of an even number. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A figure of samples, with a bootstrap interval: the samples are drawn again, with replacement, 4000 times. */
export function estimate<T>(
  samples: readonly T[],
  figure: (samples: readonly T[]) => number,
  random: () => number = Math.random,
): Estimate {
  const draws = Array.from({ length: 4000 }, () => figure(samples.map(() => samples[Math.floor(random() * samples.length)] as T))).sort(
    (a, b) => a - b,
  );
  return {
    value: figure(samples),
    low: draws[Math.floor(draws.length * 0.025)] ?? NaN,
    high: draws[Math.floor(draws.length * 0.975)] ?? NaN,
  };
}
