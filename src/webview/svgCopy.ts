/** Pixels of a copied picture for one pixel of the drawing. */
const PNG_SCALE = 2;
/** Browsers refuse larger canvases. */
const LONGEST_SIDE = 8192;

/** A drawing that stands on its own: with its size, its namespace and the background it was made for. */
export function buildStandaloneSvg(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  copy.setAttribute('style', `background: ${background}`);
  return new XMLSerializer().serializeToString(copy);
}

/** The same as a picture, twice as large. Rejects where the browser can't draw it. */
export async function buildPng(svg: SVGSVGElement, background: string): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(PNG_SCALE, LONGEST_SIDE / Math.max(width, height, 1));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(buildStandaloneSvg(svg, background))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture is too large'));
      else resolve(blob);
    }, 'image/png'),
  );
}
