import { useMemo } from 'preact/hooks';
import { parseTextBlocks, parseTextPieces, type TextBlock } from '../core/document/textBlock';
import { debriefWords as words } from '../words/debriefWords';
import { DrawnDiagram } from './drawnDiagram';

/** Markdown of an answer as elements made of its text: nothing in it becomes markup, a link or a picture; its diagrams are drawn. */
export function MarkdownText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseTextBlocks(text), [text]);
  return (
    <div class="markdown">
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: TextBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      );
    case 'heading':
      return (
        <p class="subheading">
          <Line text={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map(({ text, depth }, at) => (
        <li key={at} class={`depth-${depth}`}>
          <Line text={text} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'code':
      return block.language === 'mermaid' ? (
        <DrawnDiagram source={block.content} />
      ) : (
        <pre tabIndex={0} role="group" aria-label={words.code(block.language)}>
          <code>{block.content}</code>
        </pre>
      );
  }
}

function Table({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                <Line text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Line text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ text }: { readonly text: string }) {
  const pieces = useMemo(() => parseTextPieces(text), [text]);
  return (
    <>
      {pieces.map(({ kind, text: part }, at) => {
        if (kind === 'code') return <code key={at}>{part}</code>;
        if (kind === 'strong') return <strong key={at}>{part}</strong>;
        return kind === 'emphasis' ? <em key={at}>{part}</em> : part;
      })}
    </>
  );
}
