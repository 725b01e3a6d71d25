import type { ContentIndex, ListedProblem } from '../core/problem/content';

const BLOCK = /(<!-- problems: [^>]*-->\n)[\s\S]*?(\n<!-- \/problems -->)/;
const HEADER = ['', 'Problem', 'Kind', 'Difficulty', 'Minutes', 'Key concepts'];

/**
 * The README with its list of problems as the content has it, between the comments `<!-- problems: … -->` and `<!-- /problems -->`.
 * Throws where the comments are missing.
 */
export function withProblemTables(readme: string, { catalog, problems }: ContentIndex): string {
  if (!BLOCK.test(readme)) throw new Error('README.md: the comments around the list of problems are missing.');
  const sections = catalog.sections.map(({ number, title }) => {
    const rows = problems.filter(({ section }) => section === number).map(rowOf);
    return [`### ${title}`, '', ...alignedTable([HEADER, ...rows])].join('\n');
  });
  return readme.replace(BLOCK, (_, open: string, close: string) => `${open}\n${sections.join('\n\n')}\n${close}`);
}

function rowOf({ number, title, kind, difficulty, minutes, keyConcepts }: ListedProblem): string[] {
  return [String(number), title, kind, difficulty, String(minutes), keyConcepts.join(', ')];
}

/** A Markdown table whose columns stand below each other. */
function alignedTable(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADER.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [header, ...body] = rows.map((row) => lineOf(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return [header ?? '', lineOf(widths.map((width) => '-'.repeat(width))), ...body];
}
