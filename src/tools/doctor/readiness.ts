import { z } from 'zod';
import { readJson } from '../../adapters/channels/readJson.ts';
import type { Surroundings } from './surroundings.ts';

const readinessSchema = z.object({
  database: z.string(),
  accounts: z
    .object({ zalo: z.object({ state: z.string(), code: z.string().optional() }).optional() })
    .catch({}),
  incidents: z
    .array(z.object({ id: z.string(), kind: z.string(), channel: z.string(), count: z.number() }))
    .catch([]),
});

/** What the running server says of itself. */
export type ServerReadiness = z.infer<typeof readinessSchema>;

/** Asks the running server at PUBLIC_URL, then at PORT of this machine; undefined: neither answers. */
export async function readiness({
  config: { publicUrl, port },
  ask,
}: Pick<Surroundings, 'config' | 'ask'>): Promise<ServerReadiness | undefined> {
  const local = port === 0 ? [] : [`http://127.0.0.1:${port}`];
  for (const base of [...(publicUrl === undefined ? [] : [publicUrl]), ...local]) {
    const answer = await ask({ url: `${base}/readyz` });
    const body = answer.kind === 'answer' ? readJson(Buffer.from(answer.text)) : undefined;
    const read = readinessSchema.safeParse(body);
    if (read.success) return read.data;
  }
  return undefined;
}
