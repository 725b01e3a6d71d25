/** Does the work for every item, two at a time: the smallest machine that runs the tests has two cores. Gives the results in the order of the items. */
export async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const done: { readonly at: number; readonly result: R }[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) done.push({ at, result: await work(item) });
  };
  await Promise.all([worker(), worker()]);
  return done.sort((one, other) => one.at - other.at).map(({ result }) => result);
}
