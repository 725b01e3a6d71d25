import type { DiagramError } from '../core/diagram/diagramGraph';
import { describeDiagramError } from './diagramError';

/** The words on the Draw page. */
export const diagramPageWords = {
  drawing: 'Drawing …',
  none: 'There is no diagram in this document any more.',
  toolbar: 'Diagram tools',
  view: (title: string): string => `Diagram: ${title}`,
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  ownSize: 'Own size (1)',
  ownSizeNow: (percent: string): string => `${percent}, own size (1)`,
  fit: 'Fit',
  fitTip: 'Fit into view (0)',
  copySvg: 'Copy SVG',
  copyPng: 'Copy PNG',
  copiedSvg: 'Copied as SVG.',
  copiedPng: 'Copied as a picture.',
  notCopied: 'A picture could not be copied here. Copying as SVG works everywhere.',
  reveal: 'Go to this line',
  /** @param line of the document, from 0 */
  problem: (error: DiagramError, line: number): string => `Line ${line + 1}: ${describeDiagramError(error)}`,
  lastGood: 'Showing the last drawing that worked.',
} as const;
