import { useEffect, useState } from 'preact/hooks';
import { drawMermaid, type Drawing } from '../diagrams/drawMermaid';
import { describeDiagramError } from '../words/diagramError';
import { debriefWords as words } from '../words/debriefWords';
import { readLook } from './diagramLook';

/** A Mermaid diagram, drawn in the colours of the theme and again when they change; its text where it can't be drawn. */
export function DrawnDiagram({ source }: { readonly source: string }) {
  const [drawing, setDrawing] = useState<Drawing>();
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme((count) => count + 1));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    let current = true;
    void drawMermaid(source, readLook(document.body)).then((drawn) => {
      if (current) setDrawing(drawn);
    });
    return () => {
      current = false;
    };
  }, [source, theme]);

  if (drawing === undefined) return <p class="diagram quiet">{words.drawing}</p>;
  if ('svg' in drawing)
    return <div class="diagram" tabIndex={0} role="group" aria-label={words.diagram} dangerouslySetInnerHTML={{ __html: drawing.svg }} />;
  return (
    <>
      <p class="failure">
        {words.notDrawn} {describeDiagramError(drawing.error)}
      </p>
      <pre tabIndex={0} role="group" aria-label={words.diagram}>
        <code>{source}</code>
      </pre>
    </>
  );
}
