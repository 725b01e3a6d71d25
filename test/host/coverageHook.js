// Loaded into mocha for the coverage of core. Loads every file of core, so that a file without a test counts as not covered, and
// compiles them with TypeScript: what esbuild adds to turn ES modules into CommonJS would count as branches of ours.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const ts = require('typescript');

const core = path.join(__dirname, '..', '..', 'src', 'core');
const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, inlineSourceMap: true };
const others = Module._extensions['.ts'];

Module._extensions['.ts'] = (module, file) => {
  if (!file.startsWith(core + path.sep)) return others(module, file);
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), { fileName: file, compilerOptions });
  return module._compile(outputText, file);
};
for (const name of fs.readdirSync(core, { recursive: true })) if (name.endsWith('.ts')) require(path.join(core, name));
