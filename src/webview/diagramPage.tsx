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
}

/** The last drawing of a diagram that worked, and what is wrong with its present text. */
interface Picture {
  readonly id: string;
  readonly svg?: string;
  readonly error?: DiagramError;
}

function DiagramPage() {
  const [model, setModel] = useState<DiagramPageModel>();
  const [picture, setPicture] = useState<Picture>();
  const [theme, setTheme] = useState(0);
  const [draw] = useState(() =>
    createLatestDrawing(
      ({ source }: Task) => drawMermaid(source, readLook(document.body)),
      (drawing, { id }) =>
        setPicture((last) =>
          'svg' in drawing ? { id, svg: drawing.svg } : { ...(last?.id === id ? last : {}), id, error: drawing.error },
        ),
    ),
  );

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
    if (source !== undefined) draw({ id, source });
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
