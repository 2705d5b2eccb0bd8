import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pathOf = (place: string) => fileURLToPath(new URL(place, import.meta.url));

/**
 * Builds the pages of `src/web` into `dist/web`: each page in its own folder, what it loads in
 * `/assets` with a hash of the content in the name.
 */
export default defineConfig({
  root: pathOf('src/web'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: pathOf('dist/web'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        simulator: pathOf('src/web/simulator/index.html'),
        desk: pathOf('src/web/desk/index.html'),
        worker: pathOf('src/web/desk/notices/serviceWorker.ts'),
      },
      output: {
        // A service worker keeps its address, and may not look beyond the folder it stands in.
        entryFileNames: ({ name }) =>
          name === 'worker' ? 'desk/worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
