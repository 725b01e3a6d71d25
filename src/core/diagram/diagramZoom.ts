/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The zooms that the buttons and keys step through; 1 is the drawing's own size. */
const STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 8];
const [SMALLEST = 0.1] = STEPS;
const LARGEST = STEPS.at(-1) ?? 8;

/** The next larger (`1`) or smaller (`-1`) zoom than the present one; the last one stays. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const margin = 0.001;
  const next = direction > 0 ? STEPS.find((step) => step > zoom + margin) : STEPS.filter((step) => step < zoom - margin).at(-1);
  return next ?? (direction > 0 ? LARGEST : SMALLEST);
}

/** The zoom after a turn of the wheel by some pixels, kept within bounds; away from the user (negative) enlarges. */
export function wheelZoom(zoom: number, delta: number): number {
  return clamp(zoom * Math.exp(-clamp(delta, -200, 200) / 400));
}

/** The zoom at which a drawing just fits, never more than its own size. */
export function fitZoom(drawing: Size, view: Size): number {
  if (drawing.width <= 0 || drawing.height <= 0) return 1;
  return clamp(Math.min(1, view.width / drawing.width, view.height / drawing.height));
}

/**
 * The scroll offset, on one axis, that keeps the point under the pointer where it is when the zoom changes.
 *
 * @param scroll the offset before
 * @param pointer pixels from the view's edge to the pointer
 */
export function scrollAfterZoom(scroll: number, pointer: number, before: number, after: number): number {
  return Math.max(0, ((scroll + pointer) * after) / before - pointer);
}

function clamp(value: number, least = SMALLEST, most = LARGEST): number {
  return Math.min(Math.max(value, least), most);
}
