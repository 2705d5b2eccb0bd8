import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';

/** What a webhook costs at the least: Express, an HMAC over the raw bytes, JSON, 200. */
const app = express();
app.post('/webhooks/zalo', express.raw({ type: () => true }), (request, response) => {
  const body: unknown = request.body;
  if (!(body instanceof Buffer)) throw new TypeError('no raw body');
  const digest = createHmac('sha256', 'bench').update(body).digest();
  if (!timingSafeEqual(digest, digest)) throw new Error('unreachable');
  JSON.parse(body.toString());
  response.status(200).type('text/plain').send('stored');
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.stdout.write(`${JSON.stringify({ message: 'listening', port: address.port })}\n`);
});
