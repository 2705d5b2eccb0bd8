import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router, type RequestHandler } from 'express';
import { deskHeaders } from './desk/deskHeaders.ts';
import { homePage, type Home } from './homePage.ts';
import { HOME_WORDS } from './homeWords.ts';

export interface PageNeeds {
  readonly home: Home;
  /** Where `npm run build:web` leaves the pages, e.g. `dist/web`. */
  readonly webDir: string;
}

const HOME_FILES = fileURLToPath(new URL('./home', import.meta.url));

/**
 * The pages: `GET /` tells what runs here; `GET /desk` with its `worker.js`, `GET /simulator` and their
 * `/assets` are served from the build; the simulator is 404 while it is off. A missing build is answered 503
 * with the command that makes it; it is looked for at every request, so no restart is needed.
 */
export function pageRoutes({ home, webDir }: PageNeeds): Router {
  const router = Router();
  const page = homePage(home);
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('html').send(page);
  });
  router.use('/home', express.static(HOME_FILES, { index: false }));
  router.get('/desk/worker.js', deskHeaders, builtFile(path.resolve(webDir, 'desk'), 'worker.js'));
  // Every address below the desk is its one page, which shows what the address names.
  router.get(['/desk', '/desk/{*place}'], deskHeaders, builtFile(path.resolve(webDir, 'desk')));
  if (home.simulator) router.get('/simulator', builtFile(path.resolve(webDir, 'simulator')));
  // Their names carry a hash of their content.
  router.use(
    '/assets',
    express.static(path.resolve(webDir, 'assets'), { index: false, immutable: true, maxAge: '1y' }),
  );
  return router;
}

function builtFile(folder: string, name = PAGE): RequestHandler {
  return async (_request, response) => {
    if (await exists(path.join(folder, name))) {
      // With a root, a hidden folder above it does not hide the page.
      if (response.get('Cache-Control') === undefined) response.set('Cache-Control', 'no-cache');
      response.sendFile(name, { root: folder, cacheControl: false });
    } else {
      response.status(503).type('text/plain').send(HOME_WORDS.notBuilt);
    }
  };
}

const PAGE = 'index.html';

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
