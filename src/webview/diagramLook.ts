import type { DiagramLook } from '../diagrams/drawMermaid';

type Colour = readonly [red: number, green: number, blue: number];

/** VS Code's colours for charts, with the values of its dark theme. */
const CHARTS: readonly (readonly [name: string, otherwise: Colour])[] = [
  ['blue', [55, 148, 255]],
  ['green', [137, 209, 133]],
  ['orange', [209, 134, 22]],
  ['purple', [177, 128, 215]],
  ['yellow', [204, 167, 0]],
  ['red', [241, 76, 76]],
];

/** The look of a drawing in the present VS Code theme. */
export function readLook(body: HTMLElement): DiagramLook {
  const style = getComputedStyle(body);
  const contrast = body.classList.contains('vscode-high-contrast') || body.classList.contains('vscode-high-contrast-light');
  const dark = body.classList.contains('vscode-dark') || (contrast && !body.classList.contains('vscode-high-contrast-light'));
  const read = (name: string): Colour | undefined => parseColour(style.getPropertyValue(name).trim());
  const background = read('--vscode-editor-background') ?? (dark ? [30, 30, 30] : [255, 255, 255]);
  const foreground = read('--vscode-editor-foreground') ?? (dark ? [212, 212, 212] : [51, 51, 51]);
  const accent = read('--vscode-charts-yellow') ?? [204, 167, 0];
  const border = contrast ? (read('--vscode-contrastBorder') ?? foreground) : mix(background, foreground, 0.5);
  return {
    dark,
    contrast,
    background: hex(background),
    foreground: hex(foreground),
    surface: hex(mix(background, foreground, 0.08)),
    border: hex(border),
    accent: hex(mix(background, accent, 0.2)),
    palette: CHARTS.map(([name, otherwise]) => read(`--vscode-charts-${name}`) ?? otherwise).map((colour) =>
      hex(mix(background, colour, 0.4)),
    ),
    fontFamily: style.getPropertyValue('--vscode-font-family').trim() || 'sans-serif',
  };
}

/** A colour from `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` or `rgba(…)`, its transparency ignored. */
function parseColour(text: string): Colour | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])[\da-f]?$/i.exec(text);
  if (short !== null) return triple(short.slice(1).map((digit) => parseInt(digit + digit, 16)));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(text);
  if (long !== null) return triple(long.slice(1).map((digits) => parseInt(digits, 16)));
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
  return rgb === null ? undefined : triple(rgb.slice(1).map(Number));
}

function triple([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  return [red, green, blue];
}

function mix(under: Colour, over: Colour, share: number): Colour {
  return triple(under.map((value, index) => Math.round(value + ((over[index] ?? value) - value) * share)));
}

function hex(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
