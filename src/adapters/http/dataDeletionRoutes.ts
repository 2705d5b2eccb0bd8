import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { DataDeletion, DeletionRequest } from '../../conversation/dataDeletion.ts';
import { dayInVietnam, dayMonthYear } from '../../core/shared/localDate.ts';
import { DELETION_WORDS as WORDS } from './dataDeletionWords.ts';

export interface DataDeletionNeeds {
  /** Whom a `signed_request` names; undefined when the platform did not sign it. */
  readonly subjectOf: (signedRequest: string) => string | undefined;
  readonly deletion: DataDeletion;
  /** How the world reaches this program; without it, as the caller did. */
  readonly publicUrl: string | undefined;
}

/**
 * `POST /webhooks/messenger/data-deletion`: Meta passes a person's wish on and gets
 * `{url, confirmation_code}`; `GET /data-deletion/:code`: what became of it, for that person.
 */
export function dataDeletionRoutes({ subjectOf, deletion, publicUrl }: DataDeletionNeeds): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  router.post('/webhooks/messenger/data-deletion', form, async (request, response) => {
    const subject = subjectOf(signedRequestIn(request));
    if (subject === undefined) {
      response.status(401).type('text/plain').send('not_signed');
      return;
    }
    const code = await deletion.request(subject);
    const base = publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    response.json({ url: `${base}/data-deletion/${code}`, confirmation_code: code });
  });
  router.get('/data-deletion/:code', async (request, response) => {
    const { code } = request.params;
    const found = CODE.test(code) ? await deletion.find(code) : undefined;
    response
      .status(found ? 200 : 404)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page(found ? linesOf(found) : [WORDS.unknown]));
  });
  return router;
}

/** Nothing of this can be markup: the code's letters are known, and no other word is a stranger's. */
const CODE = /^[0-9a-f-]{36}$/;

const formSchema = z.object({ signed_request: z.string() });

function signedRequestIn({ body }: Request): string {
  const read = formSchema.safeParse(body);
  return read.success ? read.data.signed_request : '';
}

function linesOf({ code, requestedAt, dueOn, doneAt }: DeletionRequest): readonly string[] {
  const state = doneAt === undefined ? WORDS.due(dayMonthYear(dueOn)) : WORDS.done(dayOf(doneAt));
  return [
    WORDS.received(dayOf(requestedAt)),
    state,
    WORDS.why,
    WORDS.how,
    `${WORDS.code}: ${code}`,
  ];
}

function dayOf(moment: number): string {
  return dayMonthYear(dayInVietnam(moment));
}

function page(lines: readonly string[]): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${WORDS.title}</title>
<link rel="icon" href="/home/icon.svg">
<link rel="stylesheet" href="/home/home.css">
</head>
<body>
<main>
<h1>${WORDS.title}</h1>
${lines.map((line) => `<p>${line}</p>`).join('\n')}
</main>
</body>
</html>
`;
}
