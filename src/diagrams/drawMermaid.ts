import type { DiagramError } from '../core/diagramGraph';
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
  readonly fontFamily: string;
}

/** An SVG element as text, purified by Mermaid's strict mode; or what is wrong with the source and where. */
export type Drawing = { readonly svg: string } | { readonly error: DiagramError };

let lastId = 0;

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
      themeVariables: themeOf(look),
    });
    const { svg } = await mermaid.render(`diagram-${++lastId}`, source);
    return { svg };
  } catch (thrown) {
    return { error: diagramErrorOf(thrown, cleanSource(source)) };
  }
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
