import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fitZoom, scrollAfterZoom, stepZoom, wheelZoom, type Size } from '../core/diagram/diagramZoom';
import { diagramPageWords as words } from '../words/diagramPageWords';
import { buildPng, buildStandaloneSvg } from './svgCopy';

interface DiagramViewProps {
  /** Purified by Mermaid. */
  readonly svg: string;
  readonly title: string;
  readonly background: string;
  /** The zoom to start with; without one the drawing fits into view. */
  readonly kept: number | undefined;
  readonly onZoom: (zoom: number) => void;
  readonly onCopySvg: (svg: string) => void;
}

/** A drawing with its tools. Zoom and scroll survive a new drawing; wheel with Ctrl zooms at the pointer, dragging pans. */
export function DiagramView({ svg, title, background, kept, onZoom, onCopySvg }: DiagramViewProps) {
  const view = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(kept);
  const [said, setSaid] = useState('');
  const drawing = (): SVGSVGElement | null => view.current?.querySelector('svg') ?? null;

  const zoomTo = (next: number, pointer?: { readonly x: number; readonly y: number }): void => {
    const box = view.current;
    if (box === null) return;
    const before = zoom ?? next;
    const { x, y } = pointer ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const [left, top] = [scrollAfterZoom(box.scrollLeft, x, before, next), scrollAfterZoom(box.scrollTop, y, before, next)];
    resize(drawing(), next);
    box.scrollTo({ left, top, behavior: 'instant' });
    setZoom(next);
    onZoom(next);
  };

  const fit = (least = 0): void => {
    const box = view.current;
    const element = drawing();
    if (box === null || element === null) return;
    const room = { width: box.clientWidth - 2 * PADDING, height: box.clientHeight - 2 * PADDING };
    zoomTo(Math.max(least, fitZoom(sizeOf(element), room)));
  };

  useLayoutEffect(() => {
    if (zoom === undefined) fit(READABLE);
    else resize(drawing(), zoom);
  }, [svg]);

  useEffect(() => {
    const box = view.current;
    // Registered by hand: a wheel listener must not be passive to keep the page from zooming itself.
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const edge = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
      zoomTo(wheelZoom(zoom ?? 1, event.deltaY), { x: event.clientX - edge.left, y: event.clientY - edge.top });
    };
    box?.addEventListener('wheel', turn, { passive: false });
    return () => box?.removeEventListener('wheel', turn);
  }, [zoom]);

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {
      '+': () => zoomTo(stepZoom(zoom ?? 1, 1)),
      '=': () => zoomTo(stepZoom(zoom ?? 1, 1)),
      '-': () => zoomTo(stepZoom(zoom ?? 1, -1)),
      '0': () => fit(),
      '1': () => zoomTo(1),
    }[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  const copySvg = (): void => {
    const element = drawing();
    if (element === null) return;
    onCopySvg(buildStandaloneSvg(element, background));
    setSaid(words.copiedSvg);
  };

  const copyPng = (): void => {
    const element = drawing();
    if (element === null) return;
    copyPicture(element, background).then(
      () => setSaid(words.copiedPng),
      () => setSaid(words.notCopied),
    );
  };

  const percent = `${Math.round((zoom ?? 1) * 100)} %`;
  return (
    <div class="diagram" onKeyDown={press}>
      <div class="tools" role="toolbar" aria-label={words.toolbar}>
        <h1>{title}</h1>
        <button type="button" title={words.zoomOut} aria-label={words.zoomOut} onClick={() => zoomTo(stepZoom(zoom ?? 1, -1))}>
          −
        </button>
        <button type="button" title={words.ownSize} aria-label={words.ownSizeNow(percent)} class="percent" onClick={() => zoomTo(1)}>
          {percent}
        </button>
        <button type="button" title={words.zoomIn} aria-label={words.zoomIn} onClick={() => zoomTo(stepZoom(zoom ?? 1, 1))}>
          +
        </button>
        <button type="button" title={words.fitTip} onClick={() => fit()}>
          {words.fit}
        </button>
        <span class="gap" />
        <span role="status" class="said">
          {said}
        </span>
        <button type="button" onClick={copySvg}>
          {words.copySvg}
        </button>
        <button type="button" onClick={copyPng}>
          {words.copyPng}
        </button>
      </div>
      <div ref={view} class="view" role="region" tabIndex={0} aria-label={words.view(title)} onPointerDown={startPan}>
        <div class="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
    </div>
  );
}

/** A large drawing starts no smaller than this, though it does not fit. */
const READABLE = 0.6;

/** Space around the drawing in the page's style, in pixels. */
const PADDING = 16;

/** Rejects where pictures can't be put on the clipboard. */
async function copyPicture(svg: SVGSVGElement, background: string): Promise<void> {
  // The promise goes into the item: a clipboard that waits for it still counts the click.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': buildPng(svg, background) })]);
}

function sizeOf(svg: SVGSVGElement): Size {
  const { width, height } = svg.viewBox.baseVal;
  return { width, height };
}

function resize(svg: SVGSVGElement | null, zoom: number): void {
  if (svg === null) return;
  const { width, height } = sizeOf(svg);
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  Object.assign(svg.style, { width: `${width * zoom}px`, height: `${height * zoom}px`, maxWidth: 'none' });
}

/** Drags the view with the first mouse button or a pen; touch scrolls by itself. */
function startPan({
  currentTarget,
  pointerId,
  pointerType,
  button,
  clientX,
  clientY,
}: PointerEvent & { readonly currentTarget: HTMLElement }): void {
  if (button !== 0 || pointerType === 'touch') return;
  const { scrollLeft, scrollTop } = currentTarget;
  const move = (event: PointerEvent): void =>
    currentTarget.scrollTo({ left: scrollLeft + clientX - event.clientX, top: scrollTop + clientY - event.clientY, behavior: 'instant' });
  const stop = (): void => {
    currentTarget.classList.remove('panning');
    currentTarget.removeEventListener('pointermove', move);
  };
  currentTarget.setPointerCapture(pointerId);
  currentTarget.classList.add('panning');
  currentTarget.addEventListener('pointermove', move);
  currentTarget.addEventListener('lostpointercapture', stop, { once: true });
}
