/** Prints a line for a step that takes longer than a second, and what it took when it is done. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    process.stdout.write(`${title} …\n`);
  }, 300);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown) process.stdout.write(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
}
