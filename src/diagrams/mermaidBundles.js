// The bundles that hold Mermaid. Parsing needs none of the libraries it draws with, so they become inert modules there.
const fs = require('node:fs');
const path = require('node:path');

/** Replaces modules by one that answers every use with itself, and is never used while parsing. */
const inert = (...names) => ({
  name: 'inert',
  setup(build) {
    const filter = new RegExp(`^(?:${names.join('|')})(?:/|$)`);
    build.onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path: chunk, resolveDir }) => {
      const file = path.join(resolveDir, chunk);
      return file.includes('mermaid.core') && onlyDraws(fs.readFileSync(file, 'utf8'))
        ? { path: path.basename(file, '.mjs'), namespace: 'inert' }
        : undefined;
    });
    build.onResolve({ filter }, ({ path: name }) => ({ path: name.replace(/\W/g, '-'), namespace: 'inert' }));
    // The purifier needs a DOM; without one it says so, and `mermaidPackage.ts` stands in for it.
    build.onResolve({ filter: /^dompurify$/ }, () => ({ path: 'unsupported', namespace: 'purifier' }));
    build.onLoad({ filter: /.*/, namespace: 'purifier' }, () => ({ contents: 'module.exports = { isSupported: false };' }));
    build.onLoad({ filter: /.*/, namespace: 'inert' }, () => ({ contents: INERT }));
  },
});

/** Whether a chunk of the package holds nothing but shapes, edges and layouts, by the source files it names. */
function onlyDraws(chunk) {
  const sources = [...chunk.matchAll(/^\/\/ (\S+\.(?:ts|js|mjs|jison))$/gm)].map(([, source]) => source);
  return sources.some((source) => DRAWS.test(source)) && sources.every((source) => DRAWS.test(source) || BESIDE.test(source));
}

const DRAWS = /^src\/rendering-util\//;
const BESIDE = /^src\/(?:profiler|utils\/lineWithOffset|diagrams\/class\/shapeUtil)\./;

const INERT = `
const inert = new Proxy(function () {}, {
  get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? () => [].values() : key === 'prototype' ? {} : inert),
  apply: () => inert,
  construct: () => inert,
});
module.exports = Object.create(inert);
`;

/** The libraries that only draw. */
const DRAWING = [
  'cytoscape(?:-cose-bilkent|-fcose)?',
  'katex',
  'roughjs',
  'dagre-d3-es',
  'd3',
  'd3-sankey',
  'stylis',
  '@iconify',
  '@upsetjs',
  'marked',
  'fastdom',
];

/** Rows for the table of bundles; `common` has what all bundles share. */
module.exports = function mermaidBundles(common) {
  const parsing = { ...common, sourcemap: false, minify: true, plugins: [inert(...DRAWING)] };
  const here = (name) => path.join(__dirname, name);
  return [
    {
      ...parsing,
      entryPoints: { worker: here('worker.node.mjs'), parser: here('parseMermaid.ts') },
      outdir: 'dist/diagrams',
      outExtension: { '.js': '.mjs' },
      chunkNames: '[hash]',
      platform: 'node',
      format: 'esm',
      splitting: true,
    },
    { ...parsing, entryPoints: [here('worker.web.ts')], outfile: 'dist/diagrams/worker.web.js', platform: 'browser', format: 'iife' },
  ];
};
