// Runs one task of this folder (`node test/host/bootstrap.js start`) from a clone in any state: plain JavaScript that needs
// nothing installed, because installing what is missing is its first step.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

function tooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

function readPackages(lockFile) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** True when node_modules lacks a package of the lock file or holds another version of it; packages for other platforms don't count. */
function isStale() {
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).some(
    ([name, { version, optional }]) => name !== '' && installed[name]?.version !== version && (!optional || installed[name]),
  );
}

function install() {
  console.log('Installing dependencies (npm ci) …');
  const arguments_ = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: 'inherit' };
  if (process.env.npm_execpath?.endsWith('.js')) execFileSync(process.execPath, [process.env.npm_execpath, ...arguments_], options);
  else execFileSync('npm', arguments_, { ...options, shell: process.platform === 'win32' });
}

if (tooOld(process.versions.node)) {
  console.error(`This project needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}
try {
  if (isStale()) install();
} catch {
  console.error('npm ci failed: see its output above.');
  process.exit(1);
}
require('tsx/cjs');
const [task, ...rest] = process.argv.slice(2);
require(path.join(__dirname, `${task}.ts`))
  .main(rest)
  .catch((error) => {
    console.error(error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : error);
    process.exit(1);
  });
