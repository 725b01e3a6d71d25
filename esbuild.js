// Builds everything into dist/: the bundles of the table below, and the content of problems/ and templates/.
// `node esbuild.js` builds once, `--watch` goes on, `--content` validates and compiles the content only, `--readme` writes the README's list of problems.
const { readFileSync, writeFileSync } = require('node:fs');
require('tsx/cjs');
const esbuild = require('esbuild');
const { readContent, writeContent } = require('./src/cli/contentFolder.ts');
const { withProblemTables } = require('./src/content/problemTable.ts');
const { parserBundles, pageBundles, parserBeside } = require('./src/diagrams/mermaidBundles.js');

const production = process.argv.includes('--production');
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};
const host = { ...common, format: 'cjs', external: ['vscode'] };

/** The Node entry loads the extension from the bundle of the web entry, which stands beside it. */
const extensionBeside = {
  name: 'extension-beside',
  setup: (build) => build.onResolve({ filter: /^\.\/extension$/ }, () => ({ path: './main.web.js', external: true })),
};

/** One row a bundle. */
const bundles = [
  // What activation loads, and what it loads later; a web extension has to be one file.
  {
    ...host,
    entryPoints: ['src/extension/main.node.ts'],
    outfile: 'dist/main.node.js',
    platform: 'node',
    plugins: [extensionBeside],
    supported: { 'dynamic-import': false },
  },
  { ...host, entryPoints: ['src/extension/main.web.ts'], outfile: 'dist/main.web.js', platform: 'browser' },
  { ...host, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', platform: 'node', plugins: [parserBeside] },
  ...parserBundles(common),
  ...pageBundles(common, { diagramPage: 'src/webview/diagramPage.tsx', reviewPage: 'src/webview/reviewPage.tsx' }),
];

/** Validates and compiles the content; prints each error as `file:line: message`. */
function buildContent() {
  const compiled = readContent(__dirname);
  if ('errors' in compiled) {
    for (const { path, line, message } of compiled.errors) console.error(`${path}:${line}: ${message}`);
    return false;
  }
  writeContent(compiled.content, `${__dirname}/dist/content`);
  if (process.argv.includes('--readme')) writeReadme(compiled.content.index);
  return true;
}

function writeReadme(index) {
  const readme = `${__dirname}/README.md`;
  writeFileSync(readme, withProblemTables(readFileSync(readme, 'utf8'), index));
}

async function build() {
  if (!buildContent()) process.exitCode = 1;
  if (process.argv.includes('--content') || process.argv.includes('--readme')) return;
  if (process.argv.includes('--watch')) {
    await Promise.all(bundles.map(async (options) => (await esbuild.context(options)).watch()));
    return;
  }
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}

build().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
