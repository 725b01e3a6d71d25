import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports that must not cross a border, as one no-restricted-imports option. */
const closed = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
});
const vscode = [['vscode'], 'Only src/extension may import vscode.'];
const node = [['node:*', 'fs', 'path', 'os', 'worker_threads'], 'This folder runs where there is no Node.'];
const outer = (...others) => [others.map((name) => `**/${name}/**`), 'Arrows point inwards: the outer folders never import each other.'];

/** The rooms of src/core, each with the rooms it may import beside itself. */
const ROOMS = {
  problem: [],
  document: ['problem'],
  reading: ['problem', 'document'],
  diagram: ['problem', 'document'],
  attempt: ['problem'],
  evidence: ['problem', 'document', 'reading', 'diagram', 'attempt'],
  review: ['problem', 'document', 'reading', 'attempt', 'evidence'],
  practice: ['problem', 'attempt', 'review'],
};
const outerThanCore = ['extension', 'webview', 'cli', 'content', 'words', 'diagrams'];
const rooms = Object.entries(ROOMS).map(([room, inner]) => {
  const others = Object.keys(ROOMS).filter((name) => name !== room && !inner.includes(name));
  const between = [others.map((name) => `../${name}/*`), `src/core/${room} may import ${['its own', ...inner].join(', ')} only.`];
  return { files: [`src/core/${room}/*.ts`], rules: closed(vscode, node, outer(...outerThanCore), between) };
});

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'test-results/', '.vscode-test/', 'node_modules/']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/words/**/*.ts', 'src/diagrams/**/*.ts'],
    rules: {
      ...closed(vscode, node, outer('extension', 'webview', 'cli', 'content')),
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a parameter.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter.' },
        { object: 'performance', property: 'now', message: 'Time is a parameter.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is a parameter.' },
      ],
    },
  },
  ...rooms,
  { files: ['src/content/**/*.ts'], rules: closed(vscode, node, outer('extension', 'webview', 'cli')) },
  { files: ['src/extension/**/*.ts'], ignores: ['src/extension/main.node.ts'], rules: closed(node, outer('webview', 'cli', 'content')) },
  { files: ['src/extension/main.node.ts'], rules: closed(outer('webview', 'cli', 'content')) },
  { files: ['src/webview/**/*.{ts,tsx}'], rules: closed(vscode, node, outer('extension', 'cli', 'content')) },
  { files: ['src/cli/**/*.ts'], rules: closed(vscode, outer('extension', 'webview')) },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'mocha', name: ['describe', 'it', 'suite', 'test'] }] },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', process: 'readonly', console: 'readonly', __dirname: 'readonly' },
    },
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module' } },
);
