import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { z } from 'zod';
import { policyRoutes } from '../../src/adapters/http/policyRoutes.ts';
import { shippedPolicy } from './shippedPolicy.ts';

/** The calculators over HTTP on a loopback port, with the shipped law as of 2026-11-22. */
export async function servePolicy() {
  const policy = await shippedPolicy();
  const server = createServer(
    express().use(policyRoutes({ ...policy, today: () => policy.today })),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const base = `http://127.0.0.1:${port}/api/v1`;
  return {
    base,
    post: (name: string, body: string | Buffer<ArrayBuffer>, headers?: Record<string, string>) =>
      post(`${base}/${name}`, body, headers),
    close: async (): Promise<void> => {
      server.close();
      await once(server, 'close');
    },
  };
}

async function post(
  url: string,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}
