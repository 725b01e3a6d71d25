/** Milliseconds after which a step says that it runs. */
const announceAfter = 500;

/** Prints a line for a step that takes longer than a second, and what it took when it is done. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const timer = setTimeout(() => process.stdout.write(`${title} …\n`), announceAfter);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    const took = performance.now() - start;
    if (took > announceAfter) process.stdout.write(`${title}: ${(took / 1000).toFixed(1)} s\n`);
  }
}
