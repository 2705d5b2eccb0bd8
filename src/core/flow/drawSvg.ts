import type { Arrow, Box, Drawing } from './draw.ts';

const BOX = { width: 300, height: 44, across: 40, down: 70 };
const MARGIN = 20;
const LETTERS = 40;

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
 * The drawing as SVG: a row for each step away from the start, straight arrows, dashed where they lead back. Labels are cut to
 * the box; the whole text stands in a tooltip.
 */
export function toSvg(drawing: Drawing): string {
  const placed = place(drawing);
  const width = Math.max(...placed.map(({ x }) => x)) + BOX.width + MARGIN;
  const height = Math.max(...placed.map(({ y }) => y)) + BOX.height + MARGIN;
  const byId = new Map(placed.map((box) => [box.id, box]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(drawing.title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>',
    ...drawing.arrows.flatMap((arrow) => arrowLines(arrow, byId)),
    ...placed.map(boxLine),
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

function boxLine({ x, y, kind, label }: Placed): string {
  const text = `<text x="${x + 10}" y="${y + BOX.height / 2 + 4}">${escaped(cut(label))}</text>`;
  const rect = `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${FILL[kind] ?? '#f2f2f2'}" stroke="#888"/>`;
  return `<g><title>${escaped(label)}</title>${rect}${text}</g>`;
}

function arrowLines({ from, to, label }: Arrow, boxes: ReadonlyMap<string, Placed>): string[] {
  const start = boxes.get(from);
  const end = boxes.get(to);
  if (!start || !end) return [];
  const isBack = end.y <= start.y;
  const [x1, y1] = [start.x + BOX.width / 2, isBack ? start.y : start.y + BOX.height];
  const [x2, y2] = [end.x + BOX.width / 2, isBack ? end.y + BOX.height : end.y];
  const dashes = isBack ? ' stroke-dasharray="5 4"' : '';
  const line = `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#555"${dashes} marker-end="url(#head)"/>`;
  if (label === '') return [line];
  const [x, y] = [(x1 + 2 * x2) / 3, (y1 + 2 * y2) / 3];
  return [
    line,
    `<text x="${x}" y="${y}" text-anchor="middle" fill="#444" stroke="#fff" stroke-width="4" paint-order="stroke">${escaped(label)}</text>`,
  ];
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LETTERS ? text : `${characters.slice(0, LETTERS - 1).join('')}…`;
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
