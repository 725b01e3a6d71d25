// The bundles that hold Mermaid: one that parses, without what it draws with, and the pages, which draw without its heaviest libraries.
const fs = require('node:fs');
const path = require('node:path');

/** The libraries that only draw. */
const DRAWING_LIBRARIES =
  /^(?:cytoscape(?:-cose-bilkent|-fcose)?|katex|roughjs|dagre-d3-es|d3|d3-sankey|stylis|@iconify|@upsetjs|marked|fastdom)(?:\/|$)/;

/** A module that answers every use with itself; parsing never looks at what it gets. */
const INERT = `
const special = { then: undefined, prototype: {}, [Symbol.toPrimitive]: () => '', [Symbol.iterator]: () => [].values() };
const inert = new Proxy(function () {}, {
  get: (_, key) => (Object.hasOwn(special, key) ? special[key] : inert),
  apply: () => inert,
  construct: () => inert,
});
module.exports = Object.create(inert);
`;

/** Whether a chunk of the package holds nothing but shapes, edges and layouts, by the source files it names. */
function onlyDraws(chunk) {
  const sources = [...chunk.matchAll(/^\/\/ (\S+\.(?:ts|js|mjs|jison))$/gm)].map(([, source]) => source);
  const draws = (source) => source.startsWith('src/rendering-util/');
  const goesAlong = (source) => /^src\/(?:profiler|utils\/lineWithOffset|diagrams\/class\/shapeUtil)\./.test(source);
  return sources.some(draws) && sources.every((source) => draws(source) || goesAlong(source));
}

const onlyParsing = {
  name: 'only-parsing',
  setup(build) {
    // Paths without an extension: in a package of type "module" an `.mjs` could have no exports but the ones it names.
    build.onResolve({ filter: DRAWING_LIBRARIES }, ({ path: name }) => ({ path: name.replace(/\W/g, '-'), namespace: 'inert' }));
    build.onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path: chunk, resolveDir }) => {
      const file = path.join(resolveDir, chunk);
      if (!file.includes('mermaid.core') || !onlyDraws(fs.readFileSync(file, 'utf8'))) return undefined;
      return { path: path.basename(file, '.mjs'), namespace: 'inert' };
    });
    build.onLoad({ filter: /.*/, namespace: 'inert' }, () => ({ contents: INERT }));
    // The purifier needs a DOM; without one it says so, and `mermaidPackage.ts` stands in for it.
    build.onResolve({ filter: /^dompurify$/ }, () => ({ path: 'unsupported', namespace: 'purifier' }));
    build.onLoad({ filter: /.*/, namespace: 'purifier' }, () => ({ contents: 'module.exports = { isSupported: false };' }));
  },
};

/** Mind maps take the layout of flowcharts, formulas stay as written, and architecture diagrams, which need cytoscape, are refused. */
const lightDrawing = {
  name: 'light-drawing',
  setup(build) {
    build.onResolve({ filter: /\/cose-bilkent-.*\.mjs$/ }, ({ resolveDir }) => {
      const chunks = path.join(resolveDir, 'chunks/mermaid.core');
      const folder = fs.existsSync(chunks) ? chunks : resolveDir;
      return {
        path: path.join(
          folder,
          fs.readdirSync(folder).find((name) => /^dagre-.*\.mjs$/.test(name)),
        ),
      };
    });
    build.onResolve({ filter: /^cytoscape(?:-fcose)?$/ }, ({ path: name }) => ({ path: name, namespace: 'refused' }));
    build.onLoad({ filter: /.*/, namespace: 'refused' }, () => ({
      contents: "module.exports = {}; throw new Error('Architecture diagrams are not drawn here');",
    }));
    build.onResolve({ filter: /^katex$/ }, () => ({ path: 'as-written', namespace: 'katex' }));
    build.onLoad({ filter: /.*/, namespace: 'katex' }, () => ({
      contents: "export default { renderToString: (tex) => tex.replace(/[&<>]/g, (sign) => '&#' + sign.charCodeAt(0) + ';') };",
    }));
  },
};

/** Removes chunks that an earlier build left in its folder. */
const dropStale = {
  name: 'drop-stale',
  setup(build) {
    const { outdir, outExtension, chunkNames } = build.initialOptions;
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      const folder = path.join(outdir, path.dirname(chunkNames));
      const extension = outExtension?.['.js'] ?? '.js';
      if (!metafile || !fs.existsSync(folder)) return;
      const written = new Set(Object.keys(metafile.outputs).map((file) => path.resolve(file)));
      for (const name of fs.readdirSync(folder)) {
        const file = path.resolve(folder, name);
        if (name.endsWith(extension) && !written.has(file)) fs.rmSync(file);
      }
    });
  },
};

/** Rows for the table of bundles: the parser, split for Node and in one file for the browser. `common` has what all bundles share. */
function parserBundles(common) {
  const parsing = { ...common, sourcemap: false, minify: true, plugins: [onlyParsing] };
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
      plugins: [onlyParsing, dropStale],
    },
    { ...parsing, entryPoints: [here('worker.web.ts')], outfile: 'dist/diagrams/worker.web.js', platform: 'browser', format: 'iife' },
  ];
}

/**
 * Rows for all pages, by name, one file each, and for what draws on them: a chunk a kind of diagram, loaded when it is needed. Pages know
 * Mermaid by its name; their document says where it is.
 */
function pageBundles(common, entryPoints) {
  const page = { ...common, sourcemap: false, minify: true, outdir: 'dist/webview', platform: 'browser', format: 'esm' };
  return [
    { ...page, entryPoints, jsx: 'automatic', jsxImportSource: 'preact', external: ['mermaid'] },
    { ...page, entryPoints: { mermaid: 'mermaid' }, chunkNames: 'chunks/[hash]', splitting: true, plugins: [lightDrawing, dropStale] },
  ];
}

/** For a CommonJS bundle in `dist/` that loads the parser by `await import('…/diagrams/parseMermaid')`: it finds the one built above. */
const parserBeside = {
  name: 'parser-beside',
  setup(build) {
    build.onResolve({ filter: /\/diagrams\/parseMermaid$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './diagrams/parser.mjs', external: true },
    );
  },
};

module.exports = { parserBundles, pageBundles, parserBeside };
