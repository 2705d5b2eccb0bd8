import { Router, type Response } from 'express';
import type { AccountConsent } from '../../conversation/accountConsent.ts';
import { CONSENT_WORDS, type ConsentPage } from './zaloConsentWords.ts';

/**
 * `GET /oauth/zalo/start?key=…` sends the browser to Zalo's consent page, `GET /oauth/zalo/callback`
 * takes what it brings back. Neither is cached, and neither tells its address to the next page.
 */
export function zaloConsentRoutes(consent: AccountConsent): Router {
  const router = Router();
  router.use('/oauth/zalo', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  router.get('/oauth/zalo/start', async (request, response) => {
    const begun = await consent.start(textOf(request.query['key']) ?? '');
    if (begun.kind === 'redirect') response.redirect(302, begun.url);
    else show(response.status(403), 'link_refused');
  });
  router.get('/oauth/zalo/callback', async ({ query }, response) => {
    const { code, oa_id: oaId, state } = query;
    const answer = { code: textOf(code), oaId: textOf(oaId), state: textOf(state) };
    const outcome = await consent.finish(answer);
    show(response.status(outcome === 'stored' ? 200 : 400), outcome);
  });
  return router;
}

/** A member that is given twice, or is no text, counts as not given. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function show(response: Response, page: ConsentPage): void {
  const { title, text } = CONSENT_WORDS[page];
  response.type('html').send(`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/home/icon.svg">
<link rel="stylesheet" href="/home/home.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`);
}
