// The page of the Draw panel: draws one Mermaid block and keeps the last good drawing, zoom and scroll while the user types.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DiagramError } from '../core/diagramGraph';
import type { DiagramPageModel, FromDiagramPage, ToDiagramPage } from '../core/diagramPageMessage';
import { drawMermaid } from '../diagrams/drawMermaid';
import { diagramPageWords as words } from '../words/diagramPageWords';
import { DiagramView } from './diagramView';
import { readLook } from './diagramLook';

declare function acquireVsCodeApi(): { postMessage(message: FromDiagramPage): void; getState(): unknown; setState(state: unknown): void };

const vscode = acquireVsCodeApi();

/** The last drawing that worked, and what is wrong with the present text. */
interface Picture {
  readonly svg?: string;
  readonly error?: DiagramError;
}

function DiagramPage() {
  const [model, setModel] = useState<DiagramPageModel>();
  const [picture, setPicture] = useState<Picture>({});
  const [theme, setTheme] = useState(0);
  const latest = useRef(0);

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

  const source = model?.source;
  useEffect(() => {
    const turn = ++latest.current;
    if (source === undefined) {
      setPicture({});
      return;
    }
    void drawMermaid(source, readLook(document.body)).then((drawing) => {
      if (turn !== latest.current) return;
      setPicture((last) => ('svg' in drawing ? { svg: drawing.svg } : { ...last, error: drawing.error }));
    });
  }, [source, theme]);

  if (model === undefined) return null;
  const { error, svg } = picture;
  const line = model.firstLine + (error?.line ?? 0);
  return (
    <main>
      {svg !== undefined && (
        <DiagramView
          svg={svg}
          title={model.title}
          background={readLook(document.body).background}
          kept={readZoom(vscode.getState())}
          onZoom={(zoom) => vscode.setState({ zoom })}
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

/** The zoom that an earlier life of the page left behind. */
function readZoom(state: unknown): number | undefined {
  const zoom: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'zoom') : undefined;
  return typeof zoom === 'number' && zoom > 0 ? zoom : undefined;
}

render(<DiagramPage />, document.body);
