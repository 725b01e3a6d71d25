import assert from 'node:assert/strict';
import { withoutLinks } from '../../src/diagrams/drawMermaid';
import { createLatestDrawing } from '../../src/diagrams/latestDrawing';

describe('Drawing while typing', () => {
  it('draws one text at a time and skips those that a newer one has replaced', async () => {
    const drawn: string[] = [];
    const shown: string[] = [];
    const finish: (() => void)[] = [];
    const draw = createLatestDrawing(
      (text: string) => {
        drawn.push(text);
        return new Promise<string>((resolve) => finish.push(() => resolve(`[${text}]`)));
      },
      (picture) => shown.push(picture),
    );
    for (const text of ['a', 'ab', 'abc']) draw(text);
    assert.deepEqual(drawn, ['a']);
    await settle(finish);
    assert.deepEqual([drawn, shown], [['a', 'abc'], ['[a]']]);
    await settle(finish);
    assert.deepEqual(shown, ['[a]', '[abc]']);
    draw('next');
    await settle(finish);
    assert.deepEqual(shown, ['[a]', '[abc]', '[next]']);
  });
});

/** Lets the drawing under way finish, and what follows from it happen. */
async function settle(finish: (() => void)[]): Promise<void> {
  finish.shift()?.();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

describe('A drawing', () => {
  it('has no links and no pictures from elsewhere', () => {
    assert.equal(
      withoutLinks(
        '<svg><a data-x="a > b" xlink:href="https://example.com" target="_blank"><text>href="kept"</text></a><image href="https://example.com/x.png"></image></svg>',
      ),
      '<svg><a data-x="a > b" target="_blank"><text>href="kept"</text></a><image></image></svg>',
    );
  });

  it('keeps the markers of its arrows', () => {
    const svg = '<path marker-end="url(#arrow)"></path><use href="#icon"></use>';
    assert.equal(withoutLinks(svg), svg);
  });
});
