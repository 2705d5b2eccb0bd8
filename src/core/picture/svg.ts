/** The family that every letter is drawn in; the renderer brings its files. */
export const FONT_FAMILY = 'Be Vietnam Pro';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; an attribute that is undefined is left out. Children are markup already. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(shown(value))}"`],
  );
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** How a text stands at its point. */
export interface TextStyle {
  readonly size: number;
  readonly weight?: 400 | 700;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A white rim keeps letters readable over lines. */
  readonly rim?: boolean;
}

/** A line of text with its baseline at `y`. */
export function textAt(x: number, y: number, words: string, style: TextStyle): string {
  const { size, weight = 400, colour, anchor = 'start', rim = false } = style;
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-weight': weight,
    fill: colour,
    'text-anchor': anchor,
    ...(rim && { stroke: '#ffffff', 'stroke-width': 8, 'paint-order': 'stroke' }),
  };
  return element('text', attributes, [escaped(words.normalize('NFC'))]);
}

interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Pixels it is drawn wide. */
  readonly pixelsWide: number;
}

/** A whole document of this size on white. */
export function svgDocument(
  { width, height, pixelsWide }: Canvas,
  children: readonly string[],
): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: pixelsWide,
    height: (height / width) * pixelsWide,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT_FAMILY,
  };
  const paper = element('rect', { width, height, fill: '#ffffff' });
  return element('svg', attributes, [paper, ...children]);
}

/** Points as the `points` of a line. */
export function pointsOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${shown(x)},${shown(y)}`).join(' ');
}

/** A tenth of a pixel is finer than any eye. */
function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
