// Runs the VS Code server named by the first argument and ends it when the standard input closes: a parent that is killed
// outright then leaves no server behind.
import { pathToFileURL } from 'node:url';

process.stdin.resume();
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
const [server] = process.argv.splice(2, 1);
await import(pathToFileURL(server).href);
