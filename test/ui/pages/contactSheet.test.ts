import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { DiagramPageModel } from '../../../src/core/diagram/diagramPageMessage';
import { findDiagramBlocks } from '../../../src/core/diagram/diagramBlock';
import { parseDesignDoc } from '../../../src/core/document/designDoc';
import type { PracticeProblem } from '../../../src/core/problem/content';
import { results } from '../../host/places';
import { underTest } from '../../host/underTest';
import { WebviewStage, withBrowser } from '../webviewStage';

const SIZE = { width: 1280, height: 800 };
/** Wider than this, twelve-point labels can't be read in half of a window. */
const WIDEST = 2400;

/** The stubs of a problem and the diagrams of its reference answer, as the Draw panel is told them. */
function diagramsOf({ number, diagrams, answer }: PracticeProblem): readonly DiagramPageModel[] {
  const stubs = diagrams.map(({ id, mermaid }) => ({ id, source: mermaid }));
  const drawn = findDiagramBlocks(parseDesignDoc(answer)).map(({ heading, content }, at) => ({
    id: `answer ${at + 1}, ${heading}`,
    source: content,
  }));
  return [...stubs, ...drawn].map(({ id, source }) => ({ id: `${number}. ${id}`, title: id, source, firstLine: 0 }));
}

async function readProblems(): Promise<readonly PracticeProblem[]> {
  const folder = path.join(underTest.folder, 'dist', 'content', 'problems');
  const names = (await fs.readdir(folder)).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await fs.readFile(path.join(folder, name), 'utf8')) as PracticeProblem));
}

describe('The diagrams of the problems', function () {
  this.timeout(300_000);
  const browser = withBrowser();

  /** The drawing that the page makes of a diagram, or what it says instead. */
  async function draw(
    stage: WebviewStage,
    model: DiagramPageModel,
  ): Promise<{ readonly svg: string; readonly width: number } | { readonly said: string }> {
    await stage.tell({ kind: 'model', model });
    const done = await stage.page.waitForFunction((title) => {
      const error = document.querySelector('.status button')?.textContent;
      if (error) return { said: error };
      const svg = document.querySelector<SVGSVGElement>('.drawing svg');
      if (!svg || document.querySelector('h1')?.textContent !== title) return undefined;
      return { svg: svg.outerHTML, width: svg.viewBox.baseVal.width };
    }, model.title);
    const drawing = await done.jsonValue();
    assert.ok(drawing);
    return drawing;
  }

  /** A picture of drawings side by side, for people to look at, into the test's results. */
  async function takeSheet(name: string, figures: readonly string[]): Promise<void> {
    const sheet = await browser().newPage({ viewport: { width: 1800, height: 1000 } });
    await sheet.setContent(`<style>
      body { background: #1e1e1e; color: #d4d4d4; font: 14px sans-serif; display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; }
      figure { margin: 0; border: 1px solid #444; padding: 8px; }
      figure svg { width: 100% !important; height: auto !important; max-height: 480px; }
      </style>${figures.join('\n')}`);
    await fs.mkdir(results, { recursive: true });
    await sheet.screenshot({ path: path.join(results, name), fullPage: true });
    await sheet.close();
  }

  it('all draw, none too wide to read, and stand together on a contact sheet for each section', async () => {
    const stage = await WebviewStage.open(browser(), { name: 'diagramPage', title: 'Diagram' }, SIZE);
    const faults: string[] = [];
    const sections = new Map<number, string[]>();
    for (const problem of await readProblems()) {
      const figures = sections.get(problem.section) ?? [];
      sections.set(problem.section, figures);
      for (const model of diagramsOf(problem)) {
        const drawing = await draw(stage, { ...model, title: model.id });
        if ('said' in drawing) faults.push(`${model.id}: ${drawing.said}`);
        else if (drawing.width > WIDEST) faults.push(`${model.id}: ${Math.round(drawing.width)} pixels wide`);
        if ('svg' in drawing) figures.push(`<figure><figcaption>${model.id}</figcaption>${drawing.svg}</figure>`);
      }
    }
    for (const [section, figures] of sections) await takeSheet(`contact-sheet-${section}.png`, figures);
    assert.deepEqual(faults, []);
  });
});
