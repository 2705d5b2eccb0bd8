import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { renderAsync, type ResvgRenderOptions } from '@resvg/resvg-js';
import type { PictureRenderer } from '../../conversation/ports.ts';
import { FONT_FAMILY } from '../../core/picture/svg.ts';

/**
 * Draws with resvg, in a thread of its own but for the compression, in the one font we bring: a
 * picture looks the same on every machine. Rejects at once when a font file is missing, because
 * resvg would draw a picture without letters.
 */
export async function resvgRenderer(fontFiles = faces()): Promise<PictureRenderer> {
  await Promise.all(fontFiles.map(mustExist));
  const options: ResvgRenderOptions = {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  };
  return {
    async png(svg, zoom = 1) {
      const fitTo = { mode: 'zoom', value: zoom } as const;
      return (await renderAsync(svg, { ...options, fitTo })).asPng();
    },
  };
}

/** The faces that pictures use. Not WOFF2: resvg leaves out every letter of it without a word. */
function faces(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
    require.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
  ];
}

async function mustExist(file: string): Promise<void> {
  try {
    await access(file);
  } catch (cause) {
    throw new Error(`the font ${file} is missing, so pictures would have no letters: npm ci`, {
      cause,
    });
  }
}
