import { describe, expect, it } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { resvgRenderer } from '../../../src/adapters/pictures/resvgRenderer.ts';
import { drawPicture } from '../../../src/core/picture/pictures.ts';
import { svgDocument, textAt } from '../../../src/core/picture/svg.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { PICTURE_INPUTS } from '../../support/pictureInputs.ts';
import { pictureWords } from '../../support/pictureWords.ts';
import { thrown } from '../../support/thrown.ts';

const ZALO_TAKES_BYTES = 1_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const FONTS = ['400Regular/BeVietnamPro_400Regular', '700Bold/BeVietnamPro_700Bold'].map(
  (face) => `node_modules/@expo-google-fonts/be-vietnam-pro/${face}.ttf`,
);
const font = { fontFiles: FONTS, loadSystemFonts: false };

const renderer = await resvgRenderer();
const line = (words: string) =>
  svgDocument({ width: 400, height: 100, pixelsWide: 400 }, [
    textAt(10, 70, words, { size: 60, colour: '#000000' }),
  ]);

function svgOf(input: Readonly<Record<string, unknown>>): string {
  const on = localDate('2026-11-22');
  const drawn = drawPicture({ name: 'contribution-and-pension', on, input }, pictureWords);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return drawn.drawing.svg();
}

describe('resvgRenderer', () => {
  it.each(PICTURE_INPUTS)('$name: a PNG that Zalo takes', async ({ input }) => {
    const png = Buffer.from(await renderer.png(svgOf(input)));

    expect(png.subarray(0, PNG.length)).toEqual(PNG);
    expect(png.readUInt32BE(16)).toBe(648);
    expect(png.readUInt32BE(20)).toBe(810);
    expect(png.length).toBeLessThanOrEqual(ZALO_TAKES_BYTES);
  });

  it.each([
    ['ô', 'ộ'],
    ['ơ', 'ờ'],
    ['u', 'ư'],
    ['đ', 'd'],
    ['ẫ', 'ẵ'],
    ['Ễ', 'Ể'],
  ])('%s and %s are different letters', async (one, other) => {
    const [a, b, blank] = await Promise.all(
      [one, other, ' '].map((each) => renderer.png(line(each))),
    );

    expect(Buffer.from(a ?? [])).not.toEqual(Buffer.from(b ?? []));
    expect(Buffer.from(a ?? [])).not.toEqual(Buffer.from(blank ?? []));
  });

  it('letters written in two signs are drawn as in one', async () => {
    const [composed, decomposed] = ['Lương hưu', 'Lương hưu'.normalize('NFD')].map(line);

    expect(await renderer.png(composed ?? '')).toEqual(await renderer.png(decomposed ?? ''));
  });

  it('draws the same bytes each time', async () => {
    expect(await renderer.png(line('Hòa vốn'))).toEqual(await renderer.png(line('Hòa vốn')));
  });

  it('without its font, is refused at once, because the letters would be missing', async () => {
    const error = await thrown(resvgRenderer([...FONTS, 'fonts/gone.ttf']));

    expect(String(error)).toContain('the font fonts/gone.ttf is missing');
  });

  it('given no SVG, rejects', async () => {
    expect(String(await thrown(renderer.png('no picture')))).toContain('SVG');
  });
});

/** The rectangles that the letters really take, measured one line at a time. */
function linesIn(svg: string) {
  const open = svg.slice(0, svg.indexOf('>') + 1);
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([element, words]) => {
    const box = new Resvg(`${open}${element}</svg>`, { font }).getBBox();
    if (!box) throw new Error(`nothing is drawn of "${words ?? ''}"`);
    return { words, left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
  });
}

describe.each(PICTURE_INPUTS)('the letters of $name', ({ input }) => {
  const lines = linesIn(svgOf(input));

  it('stay inside the picture, with a margin', () => {
    const out = lines.filter(
      ({ left, right, top, bottom }) => left < 20 || right > 1_060 || top < 20 || bottom > 1_330,
    );

    expect(out).toEqual([]);
  });

  it('do not run into each other', () => {
    const clashes = lines.flatMap((a, index) =>
      lines
        .slice(index + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.words} | ${b.words}`),
    );

    expect(clashes).toEqual([]);
  });
});

describe('the smallest letters', () => {
  it('on a phone of 390 points, are at least ten points high', () => {
    const [input] = PICTURE_INPUTS;
    const sizes = [...svgOf(input?.input ?? {}).matchAll(/font-size="([\d.]+)"/g)];

    const smallest = Math.min(...sizes.map(([, size]) => (Number(size) * 390) / 1_080));
    expect(smallest).toBeGreaterThanOrEqual(10);
  });
});
