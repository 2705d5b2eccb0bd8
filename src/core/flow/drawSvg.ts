import type { Arrow, Box, Drawing } from './draw.ts';

const BOX = { width: 300, height: 44, across: 56, down: 84 };
const MARGIN = 20;
/** How far a way back swings out; stays between two columns. */
const BOW = 48;
const BACK = ' stroke-dasharray="5 4"';
/** What fits in a box, and beside another label. */
const LETTERS = 44;
const LABEL_LETTERS = 32;
/** Parts of the way down at which labels stand. */
const LABEL_HEIGHTS = [0.35, 0.57, 0.79];

const FILL: Readonly<Partial<Record<Box['kind'], string>>> = {
  ask: '#fff4d6',
  branch: '#e8e4fb',
  calculate: '#e8e4fb',
  capture_lead: '#d9f2e1',
  hand_over: '#d9f2e1',
  flow: '#dcebfa',
};

interface Placed extends Box {
  readonly x: number;
  readonly y: number;
}

/**
 * The drawing as SVG: a row for each step away from the start; ways to the same row or back are
 * dashed. Labels are cut to their place; the whole text stands in a tooltip.
 */
export function toSvg(drawing: Drawing): string {
  const placed = place(drawing);
  const width = Math.max(...placed.map(({ x }) => x)) + BOX.width + BOW + MARGIN;
  const height = Math.max(...placed.map(({ y }) => y)) + BOX.height + BOW + MARGIN;
  const spans = spansOf(drawing.arrows, new Map(placed.map((box) => [box.id, box])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(drawing.title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>',
    ...spans.map(arrowLine),
    ...placed.map(boxLine),
    ...spans.map(labelLine).filter((line) => line !== ''),
    '</svg>',
    '',
  ].join('\n');
}

/** Boxes by their distance from the start; what nothing leads to comes last. */
function place({ start, boxes, arrows }: Drawing): readonly Placed[] {
  const depths = depthsFrom(start, arrows);
  const last = Math.max(...depths.values()) + 1;
  const filled = new Map<number, number>();
  return boxes.map((box) => {
    const depth = depths.get(box.id) ?? last;
    const column = filled.get(depth) ?? 0;
    filled.set(depth, column + 1);
    const x = MARGIN + column * (BOX.width + BOX.across);
    return { ...box, x, y: MARGIN + depth * (BOX.height + BOX.down) };
  });
}

function depthsFrom(start: string, arrows: readonly Arrow[]): ReadonlyMap<string, number> {
  const depths = new Map([[start, 0]]);
  const waiting = [start];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    for (const { to } of arrows.filter((arrow) => arrow.from === from)) {
      if (depths.has(to)) continue;
      depths.set(to, (depths.get(from) ?? 0) + 1);
      waiting.push(to);
    }
  }
  return depths;
}

function boxLine({ x, y, kind, id, label }: Placed): string {
  const gist = label.startsWith(`${id}: `) ? label.slice(id.length + 2) : '';
  const name = gist === '' ? label : id;
  const rect = `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${FILL[kind] ?? '#f2f2f2'}" stroke="#888"/>`;
  return `<g><title>${escaped(label)}</title>${rect}${boxText(name, x, y + 18, ' font-weight="bold"')}${boxText(gist, x, y + 35)}</g>`;
}

function boxText(text: string, x: number, y: number, style = ''): string {
  return text === ''
    ? ''
    : `<text x="${x + 10}" y="${y}"${style}>${escaped(cut(text, LETTERS))}</text>`;
}

/** An arrow between two placed boxes. */
interface Span {
  readonly start: Placed;
  readonly end: Placed;
  readonly label: string;
}

/** Arrows between the same boxes are one, with all their labels. */
function spansOf(arrows: readonly Arrow[], boxes: ReadonlyMap<string, Placed>): readonly Span[] {
  const between = Map.groupBy(arrows, ({ from, to }) => `${from} ${to}`);
  return [...between.values()].flatMap((same) => {
    const start = boxes.get(same[0]?.from ?? '');
    const end = boxes.get(same[0]?.to ?? '');
    const label = same.flatMap((arrow) => (arrow.label === '' ? [] : [arrow.label])).join(' / ');
    return start && end ? [{ start, end, label }] : [];
  });
}

/** Down to the next row straight; along a row under the boxes; back up beside them, dashed. */
function arrowLine({ start, end }: Span): string {
  const [x1, x2] = [start.x + BOX.width / 2, end.x + BOX.width / 2];
  if (end.y > start.y) return path(`M${x1} ${start.y + BOX.height}L${x2} ${end.y}`);
  const [right1, right2] = [start.x + BOX.width, end.x + BOX.width];
  if (end.y < start.y) {
    const [y1, y2] = [start.y + BOX.height / 2, end.y + BOX.height / 2];
    return path(
      `M${right1} ${y1}C${right1 + BOW} ${y1} ${right2 + BOW} ${y2} ${right2} ${y2}`,
      BACK,
    );
  }
  const y = start.y + BOX.height;
  const [from, to] = x1 === x2 ? [x1 - BOW, x2 + BOW] : [x1, x2];
  return path(`M${from} ${y}C${from} ${y + BOW} ${to} ${y + BOW} ${to} ${y}`, BACK);
}

function path(line: string, style = ''): string {
  return `<path d="${line}" fill="none" stroke="#555"${style} marker-end="url(#head)"/>`;
}

/** On the way down, at one of three heights so that neighbours stay apart; else above its start. */
function labelLine({ start, end, label }: Span, index: number): string {
  if (label === '') return '';
  const part = LABEL_HEIGHTS[index % LABEL_HEIGHTS.length] ?? 0;
  const isDown = end.y > start.y;
  const x = isDown ? start.x + BOX.width / 2 + (end.x - start.x) * part : start.x + BOX.width;
  const y = isDown ? start.y + BOX.height + BOX.down * part : start.y - 4;
  const anchor = isDown ? 'middle' : 'end';
  return `<text x="${Math.round(x)}" y="${Math.round(y)}" text-anchor="${anchor}" fill="#444" stroke="#fff" stroke-width="4" paint-order="stroke"><title>${escaped(label)}</title>${escaped(cut(label, LABEL_LETTERS))}</text>`;
}

function cut(text: string, letters: number): string {
  const characters = Array.from(text);
  return characters.length <= letters ? text : `${characters.slice(0, letters - 1).join('')}…`;
}

function escaped(text: string): string {
  const codes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (sign) => codes[sign] ?? sign);
}
