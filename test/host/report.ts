import fs from 'node:fs/promises';

/** Figures of one test run: how many passed and failed, and what failed, as text. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}

interface MochaReport {
  readonly stats?: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures?: readonly { readonly fullTitle: string; readonly err: { readonly message?: string; readonly stack?: string } }[];
}

/**
 * Reads the file that mocha's JSON reporter wrote. A run that left none, ran no test, skipped one, or ended with a code other than 0
 * although no test failed, is a failure.
 */
export async function readReport(file: string, code: number): Promise<Report> {
  const text = await fs.readFile(file, 'utf8').catch(() => '{}');
  const { stats, failures = [] } = JSON.parse(text) as MochaReport;
  const shown = failures.map(({ fullTitle, err }) => `${fullTitle}\n${err.stack ?? err.message ?? ''}`);
  const passed = stats?.passes ?? 0;
  const failed = Math.max(stats?.failures ?? 0, failures.length);
  const trouble =
    stats === undefined
      ? 'It left no report.'
      : stats.pending > 0
        ? `${stats.pending} tests are skipped.`
        : passed + failed === 0
          ? 'It ran no test.'
          : code !== 0 && failed === 0
            ? `It ended with code ${code} though no test failed.`
            : undefined;
  return trouble === undefined ? { passed, failed, failures: shown } : { passed, failed: failed + 1, failures: [...shown, trouble] };
}
