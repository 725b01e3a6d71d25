import type { DiagramHint } from '../core/diagram/diagramHint';

/** A hint as a remark that can be ignored, in one sentence. */
export function describeDiagramHint(hint: DiagramHint): string {
  switch (hint.kind) {
    case 'gap':
      return `"${hint.label}" is still as the template had it: your answer belongs there.`;
    case 'orphan':
      return `Nothing leads to "${hint.label}" or away from it: what does it take part in?`;
    case 'noBranch':
      return 'Every path in your diagrams goes one way: a fork with a label on each way out would show what happens when something fails.';
  }
}
