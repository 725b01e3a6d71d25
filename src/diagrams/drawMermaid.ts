import type { DiagramError } from '../core/diagram/diagramGraph';
import { cleanSource } from './cleanSource';
import { diagramErrorOf, wholeBlockError } from './diagramFault';
import { MAX_DIAGRAM_LENGTH } from './mermaidPackage';

/** The colours a drawing takes, as CSS hex or rgb() values: Mermaid mixes shades of them, so variables will not do. */
export interface DiagramLook {
  readonly dark: boolean;
  /** Every box in the background's colour with a strong border, for high-contrast themes. */
  readonly contrast: boolean;
  readonly background: string;
  readonly foreground: string;
  /** Fill of boxes. */
  readonly surface: string;
  readonly border: string;
  /** Fill of notes and of what stands out. */
  readonly accent: string;
  /** Fills that tell things apart: slices, bars, branches, periods. The foreground stays readable on each. */
  readonly palette: readonly string[];
  readonly fontFamily: string;
}

/** An SVG element as text, purified by Mermaid's strict mode; or what is wrong with the source and where. */
export type Drawing = { readonly svg: string } | { readonly error: DiagramError };

let lastId = 0;

/** A drawing whose links lead nowhere and whose pictures come from nowhere: what stands in a document is text. */
export function withoutLinks(svg: string): string {
  return svg.replace(/<(?:a|image)\s(?:[^">]|"[^"]*")*>/gi, (tag) => tag.replace(/\s(?:xlink:)?href="[^"]*"/gi, ''));
}

/**
 * Draws the content of one Mermaid fence. Needs a document; loads the package at the first call. Labels are SVG text, not HTML, so that a
 * copy looks alike everywhere. Never rejects.
 */
export async function drawMermaid(source: string, look: DiagramLook): Promise<Drawing> {
  if (source.length > MAX_DIAGRAM_LENGTH) return { error: wholeBlockError({ kind: 'tooLarge' }, 'Maximum text size in diagram exceeded') };
  try {
    const { default: mermaid } = await import('mermaid');
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      logLevel: 'fatal',
      deterministicIds: true,
      htmlLabels: false,
      theme: 'base',
      fontFamily: look.fontFamily,
      themeVariables: { ...themeOf(look), ...paletteOf(look) },
      themeCSS: mendsOf(look),
    });
    const { svg } = await mermaid.render(`diagram-${++lastId}`, source);
    return { svg: withoutLinks(svg) };
  } catch (thrown) {
    return { error: diagramErrorOf(thrown, cleanSource(source)) };
  }
}

/** C4 writes its own grey into the drawing, whatever the theme; mind maps leave SVG labels of some shapes half a width to the right. */
function mendsOf({ foreground }: DiagramLook): string {
  return `[fill="#444444"] { fill: ${foreground}; } [stroke="#444444"] { stroke: ${foreground}; }
.mindmap-node > .label[transform^="translate(0,"] text { text-anchor: middle; }`;
}

function themeOf({
  dark,
  contrast,
  background,
  foreground,
  surface,
  border,
  accent,
  fontFamily,
}: DiagramLook): Record<string, string | boolean> {
  const fill = contrast ? background : surface;
  const highlight = contrast ? background : accent;
  return {
    darkMode: dark,
    background,
    fontFamily,
    primaryColor: fill,
    primaryTextColor: foreground,
    primaryBorderColor: border,
    secondaryColor: highlight,
    secondaryTextColor: foreground,
    secondaryBorderColor: border,
    tertiaryColor: background,
    tertiaryTextColor: foreground,
    tertiaryBorderColor: border,
    noteBkgColor: highlight,
    noteTextColor: foreground,
    noteBorderColor: border,
    lineColor: foreground,
    textColor: foreground,
    titleColor: foreground,
    mainBkg: fill,
    nodeBorder: border,
    clusterBkg: background,
    clusterBorder: border,
    edgeLabelBackground: background,
    labelBackgroundColor: background,
    labelBoxBkgColor: fill,
    labelBoxBorderColor: border,
    actorBkg: fill,
    actorBorder: border,
    actorTextColor: foreground,
    signalColor: foreground,
    signalTextColor: foreground,
    sequenceNumberColor: background,
  };
}

/** The numbered colours of the kinds of diagrams that tell things apart by colour. */
function paletteOf({ background, foreground, palette }: DiagramLook): Record<string, unknown> {
  const colours: Record<string, unknown> = {
    xyChart: { plotColorPalette: palette.join(','), backgroundColor: background },
    pieSectionTextColor: foreground,
    pieLegendTextColor: foreground,
    pieTitleTextColor: foreground,
    pieStrokeColor: background,
    pieOuterStrokeColor: background,
  };
  for (let number = 0; number < 12; number++) {
    const colour = palette[number % Math.max(palette.length, 1)] ?? background;
    Object.assign(colours, {
      [`cScale${number}`]: colour,
      [`cScaleLabel${number}`]: foreground,
      [`pie${number + 1}`]: colour,
      [`git${number}`]: colour,
      [`gitBranchLabel${number}`]: foreground,
      [`fillType${number}`]: colour,
    });
  }
  return colours;
}
