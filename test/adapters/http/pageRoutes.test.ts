import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Listening } from '../../../src/adapters/http/listen.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { servePages, type Served } from '../../support/webServer.ts';

let webDir: string;
let server: Listening | undefined;

beforeEach(async () => {
  // A hidden folder above the build must not hide the pages.
  webDir = path.join(await mkdtemp(path.join(tmpdir(), '.ansinh-pages-')), 'web');
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(path.dirname(webDir), { recursive: true, force: true });
});

async function build(): Promise<void> {
  await mkdir(path.join(webDir, 'simulator'), { recursive: true });
  await mkdir(path.join(webDir, 'assets'));
  await writeFile(path.join(webDir, 'simulator/index.html'), '<p>the page</p>');
  await writeFile(path.join(webDir, 'assets/page-1a2b.js'), 'export {};');
}

async function serve(home: Served['home'] = {}) {
  const { port } = (server = await servePages({ webDir, home }));
  return async (place: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${place}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

describe('GET /', () => {
  it('both channels known: tells name, version and what is on', async () => {
    const get = await serve();

    const { status, text } = await get('/');

    expect(status).toBe(200);
    expect(text).toContain('<h1>An Sinh</h1>');
    expect(text).toContain('<dt>Phiên bản</dt><dd>1.2.3</dd>');
    expect(text).toContain('<dt>Zalo Official Account</dt><dd class="on">Đang bật</dd>');
    expect(text).toContain('<dt>Facebook Messenger</dt><dd class="off">Đang tắt</dd>');
  });

  it.each([
    { asOf: undefined, says: 'Hôm nay' },
    { asOf: localDate('2030-07-01'), says: '01/07/2030' },
  ])('rules as of $asOf: says $says', async ({ asOf, says }) => {
    const get = await serve({ asOf });

    const { text } = await get('/');

    expect(text).toContain(`<dt>Quy định theo ngày</dt><dd>${says}</dd>`);
  });

  it.each([
    { simulator: true, links: ['readiness'] as const, paths: ['/simulator', '/readyz'] },
    { simulator: false, links: ['readiness'] as const, paths: ['/readyz'] },
    {
      simulator: false,
      links: ['parameters', 'api_document'] as const,
      paths: ['/api/v1/openapi.json', '/api/v1/parameters'],
    },
  ])('simulator $simulator and $links: links to $paths alone', async ({ paths, ...home }) => {
    const get = await serve(home);

    const { text } = await get('/');

    expect(Array.from(text.matchAll(/<a href="([^"]*)"/g), ([, place]) => place)).toEqual(paths);
  });

  it('markup in a name: stays text', async () => {
    const get = await serve({ name: '<script>"x" & y</script>' });

    const { text } = await get('/');

    expect(text).toContain('<h1>&lt;script&gt;&quot;x&quot; &amp; y&lt;/script&gt;</h1>');
    expect(text).not.toContain('<script');
  });

  it('a strict content policy: no inline script or style is allowed or needed', async () => {
    const get = await serve();

    const { headers, text } = await get('/');

    const policy = headers.get('content-security-policy');
    expect(policy?.split(';')).toEqual(
      expect.arrayContaining(["script-src 'self'", "style-src 'self'", "img-src 'self' data:"]),
    );
    expect(text).not.toMatch(/<style|style=|<script|onclick/);
  });

  it.each([
    { file: '/home/home.css', type: 'text/css' },
    { file: '/home/icon.svg', type: 'image/svg+xml' },
  ])('$file: is there', async ({ file, type }) => {
    const get = await serve();

    const { status, headers } = await get(file);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain(type);
  });
});

describe('GET /simulator', () => {
  it.each(['/simulator', '/simulator/'])('%s, built: serves the page', async (place) => {
    await build();
    const get = await serve();

    const { status, text, headers } = await get(place);

    expect({ status, text }).toEqual({ status: 200, text: '<p>the page</p>' });
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('built: what it loads may be kept for ever', async () => {
    await build();
    const get = await serve();

    const { status, headers } = await get('/assets/page-1a2b.js');

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('not built: says in one sentence how to build it', async () => {
    const get = await serve();

    const { status, text } = await get('/simulator');

    expect(status).toBe(503);
    expect(text).toContain('npm run build:web');
  });

  it('built while running: is there without a restart', async () => {
    const get = await serve();
    await get('/simulator');
    await build();

    const { status } = await get('/simulator');

    expect(status).toBe(200);
  });

  it.each(['/simulator', '/simulator/'])('%s, simulator off: is not there', async (place) => {
    await build();
    const get = await serve({ simulator: false });

    const { status } = await get(place);

    expect(status).toBe(404);
  });

  it('a path out of the build: is not served', async () => {
    await build();
    const get = await serve();

    const { status } = await get('/assets/..%2fsimulator%2findex.html');

    expect(status).toBeGreaterThanOrEqual(400);
  });
});
