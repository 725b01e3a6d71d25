/**
 * Runs one drawing at a time. What is asked for meanwhile waits, and only the newest of it is drawn, so that fast typing never queues up.
 *
 * @param draw must not reject
 * @param show called with each result, in the order of the tasks
 */
export function createLatestDrawing<Task, Result>(
  draw: (task: Task) => Promise<Result>,
  show: (result: Result, task: Task) => void,
): (task: Task) => void {
  const waiting: Task[] = [];
  let busy = false;

  const run = async (): Promise<void> => {
    busy = true;
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) show(await draw(task), task);
    busy = false;
  };

  return (task) => {
    waiting.splice(0, waiting.length, task);
    if (!busy) void run();
  };
}
