import { randomUUID } from 'node:crypto';
import { databaseStaff } from '../../src/adapters/database/staff.ts';
import { linkTokens } from '../../src/compose/linkTokens.ts';
import type { NewMember } from '../../src/conversation/desk/staff.ts';
import type { StaffArea } from '../../src/conversation/desk/staff.ts';
import type { Role } from '../../src/core/desk/permissions.ts';
import type { TestProgram } from './program.ts';

/** A browser at the desk: keeps its cookies and sends what the desk's pages send. */
export interface Browser {
  /** Sends a request below `/desk/api`; `body` as JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  /** As `Cookie` would be sent. */
  cookies(): string;
}

export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly body: unknown;
  /** The code of a refusal. */
  readonly code: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** A password that the rules allow. */
export const PASSWORD = 'nắng đẹp trên đồi chè';

let browsers = 0;

/** A new browser without cookies, with an address of its own behind the proxy on this machine. */
export function browser({ url }: Pick<TestProgram, 'url'>): Browser {
  const jar = new Map<string, string>();
  browsers += 1;
  const address = `10.0.${browsers >> 8}.${browsers & 255}`;
  return {
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    async ask(method, path, body, headers = {}) {
      const response = await fetch(`${url}/desk/api${path}`, {
        method,
        headers: {
          origin: url,
          'x-ansinh-desk': '1',
          'x-forwarded-for': address,
          'content-type': 'application/json',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) keep(jar, line);
      return toAnswer(response);
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  if (value === '' || /max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), value);
}

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text || undefined;
  return { status: response.status, headers: response.headers, body, code: codeOf(body) };
}

function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : undefined;
}

export interface Colleague {
  readonly id: string;
  readonly username: string;
  readonly browser: Browser;
}

const PARTS = {
  supervisor: 'supervisor',
  agent: 'agent',
  board: 'board',
  editor: undefined,
  auditor: undefined,
} as const;

/** Makes a colleague, lets them accept their link, and signs them in. */
export async function colleague(
  program: TestProgram,
  role: Role,
  places: readonly string[] = ['hanoi', 'lao_cai'],
): Promise<Colleague> {
  const link = await invited(program, role, places);
  const mine = browser(program);
  const username = `u${link.id.replaceAll('-', '').slice(0, 20)}`;
  const accepted = { token: link.token, username, password: PASSWORD };
  await mine.ask('POST', '/auth/link/accept', accepted);
  await mine.ask('POST', '/auth/sign-in', { username, password: PASSWORD });
  return { id: link.id, username, browser: mine };
}

/** A colleague with an open link; places are `hanoi` or `hanoi/ba-dinh`. */
export async function invited(
  program: Pick<TestProgram, 'database' | 'clock'>,
  role: Role,
  places: readonly string[] = ['hanoi', 'lao_cai'],
): Promise<{ readonly id: string; readonly token: string }> {
  const { database, clock } = program;
  const id = randomUUID();
  const token = linkTokens.make();
  const areas = places.flatMap((place) => areaOf(role, place));
  const member: NewMember = {
    id,
    role,
    name: `Người ${id.slice(0, 4)}`,
    areas,
    capacity: undefined,
    hours: undefined,
  };
  await databaseStaff({ queries: database.queries, clock }).invite(member, {
    tokenHash: linkTokens.hashOf(token),
    expiresAt: clock() + 3_600_000,
    createdBy: undefined,
  });
  return { id, token };
}

function areaOf(role: Role, place: string): readonly StaffArea[] {
  const part = PARTS[role];
  const [province = '', commune] = place.split('/');
  return part === undefined ? [] : [{ province, commune, part }];
}
