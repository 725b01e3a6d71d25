import path from 'node:path';

/** The root of the checkout. */
export const root = path.join(__dirname, '..', '..');
/** What the host scripts download and make; may be deleted at any time. */
export const cache = path.join(root, '.vscode-test');
/** Reports and screenshots of the last run. */
export const results = path.join(root, 'test-results');
