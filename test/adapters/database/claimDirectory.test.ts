import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimDirectory, DirectoryInUse } from '../../../src/adapters/database/claimDirectory.ts';

/** A process that claims the directory, says so, and stays. */
const HOLDER = `
  const { claimDirectory } = await import('./src/adapters/database/claimDirectory.ts');
  await claimDirectory(process.argv[1]);
  console.log('claimed');
  setInterval(() => undefined, 1000);
`;

describe('claimDirectory', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'ansinh-claim-'));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('a directory, when it is claimed already, then refuses and names the ways out', async () => {
    const claim = await claimDirectory(directory);

    const second = claimDirectory(directory);

    await expect(second).rejects.toThrow(DirectoryInUse);
    await expect(second).rejects.toThrow(/Stop that process first .*DATABASE_URL/s);
    await claim.release();
  });

  it('a directory, when its claim was released, then gives it again', async () => {
    await (await claimDirectory(directory)).release();

    const claim = await claimDirectory(directory);

    expect(claim).toBeDefined();
    await claim.release();
  });

  it('a directory, when the process that had it was killed, then gives it again', async () => {
    const holder = await startHolder(directory);
    const whileAlive = claimDirectory(directory);
    await expect(whileAlive).rejects.toThrow(DirectoryInUse);
    holder.kill('SIGKILL');
    await once(holder, 'exit');

    const claim = await claimDirectory(directory);

    expect(claim).toBeDefined();
    await claim.release();
  });

  it('a directory, when its path is too long for a socket, then is claimed all the same', async () => {
    const deep = path.join(directory, 'd'.repeat(120));
    await mkdir(deep);
    const claim = await claimDirectory(deep);

    const second = claimDirectory(deep);

    await expect(second).rejects.toThrow(DirectoryInUse);
    await claim.release();
  });

  it('two directories, when both are claimed, then do not meet', async () => {
    const other = path.join(directory, 'other');
    await mkdir(other);

    const claims = await Promise.all([claimDirectory(directory), claimDirectory(other)]);

    expect(claims).toHaveLength(2);
    await Promise.all(claims.map((claim) => claim.release()));
  });
});

async function startHolder(directory: string) {
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}
