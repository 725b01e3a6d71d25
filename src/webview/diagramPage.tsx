// The page of the Draw panel: draws one Mermaid block and keeps the last good drawing, zoom and scroll while the user types.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DiagramError } from '../core/diagram/diagramGraph';
import type { DiagramPageModel, FromDiagramPage, ToDiagramPage } from '../core/diagram/diagramPageMessage';
import { drawMermaid } from '../diagrams/drawMermaid';
import { createLatestDrawing } from '../diagrams/latestDrawing';
import { diagramPageWords as words } from '../words/diagramPageWords';
import { DiagramView } from './diagramView';
import { readLook } from './diagramLook';

declare function acquireVsCodeApi(): { postMessage(message: FromDiagramPage): void; getState(): unknown; setState(state: unknown): void };

const vscode = acquireVsCodeApi();

interface Task {
  readonly id: string;
  readonly source: string;
  /** Counts the themes. */
  readonly theme: number;
}

/** The last drawing of a diagram that worked, and what is wrong with its present text. */
interface Picture {
  readonly id: string;
  readonly svg?: string;
  readonly error?: DiagramError;
}

/** Draws one task after the other. While a text is broken, the last drawing that worked stays, in the colours of the theme. */
function createPictures(): (task: Task) => Promise<Picture> {
  let good: (Task & { readonly svg: string }) | undefined;
  return async (task) => {
    const look = readLook(document.body);
    const drawing = await drawMermaid(task.source, look);
    if ('svg' in drawing) good = { ...task, svg: drawing.svg };
    else if (good?.id === task.id && good.theme !== task.theme) {
      const again = await drawMermaid(good.source, look);
      if ('svg' in again) good = { ...good, theme: task.theme, svg: again.svg };
    }
    return {
      id: task.id,
      ...(good?.id === task.id && { svg: good.svg }),
      ...('error' in drawing && { error: drawing.error }),
    };
  };
}

function DiagramPage() {
  const [model, setModel] = useState<DiagramPageModel>();
  const [picture, setPicture] = useState<Picture>();
  const [theme, setTheme] = useState(0);
  const [draw] = useState(() => createLatestDrawing(createPictures(), setPicture));

  useEffect(() => {
    const listen = ({ data }: MessageEvent<ToDiagramPage>): void => setModel(data.model);
    const observer = new MutationObserver(() => setTheme((count) => count + 1));
    addEventListener('message', listen);
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    vscode.postMessage({ kind: 'ready' });
    return () => {
      removeEventListener('message', listen);
      observer.disconnect();
    };
  }, []);

  const { id = '', source } = model ?? {};
  useEffect(() => {
    if (source !== undefined) draw({ id, source, theme });
  }, [id, source, theme]);

  if (model === undefined) return null;
  const { error, svg }: Partial<Picture> = source !== undefined && picture?.id === id ? picture : {};
  const line = model.firstLine + (error?.line ?? 0);
  return (
    <main>
      {svg !== undefined && (
        <DiagramView
          key={id}
          svg={svg}
          title={model.title}
          background={readLook(document.body).background}
          kept={readZoom(vscode.getState(), id)}
          onZoom={(zoom) => vscode.setState({ id, zoom })}
          onCopySvg={(text) => vscode.postMessage({ kind: 'copySvg', svg: text })}
        />
      )}
      <p class="status" role="status">
        {error !== undefined && (
          <>
            <button type="button" class="link" title={words.reveal} onClick={() => vscode.postMessage({ kind: 'reveal', line })}>
              {words.problem(error, line)}
            </button>{' '}
            {svg !== undefined && words.lastGood}
          </>
        )}
        {source === undefined && words.none}
        {source !== undefined && svg === undefined && error === undefined && words.drawing}
      </p>
    </main>
  );
}

/** The zoom that an earlier life of the page left behind for the same diagram. */
function readZoom(state: unknown, id: string): number | undefined {
  if (typeof state !== 'object' || state === null || Reflect.get(state, 'id') !== id) return undefined;
  const zoom: unknown = Reflect.get(state, 'zoom');
  return typeof zoom === 'number' && zoom > 0 ? zoom : undefined;
}

render(<DiagramPage />, document.body);
