import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseConsents } from '../../src/adapters/database/consents.ts';
import { databaseUploads } from '../../src/adapters/database/pictureUploads.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { DATABASES } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 22, 3);

describe.each(DATABASES)('what Zalo needs remembered, on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('a consent, begun twice with one link, begins once', async () => {
    const consents = databaseConsents(database);
    const consent = { linkHash: 'l1', stateHash: 's1', verifier: 'v', beganAt: NOW };

    expect(await consents.begin(consent)).toBe(true);
    expect(await consents.begin({ ...consent, stateHash: 's2' })).toBe(false);
  });

  it('a state, taken ten times at once, gives its verifier once', async () => {
    const consents = databaseConsents(database);
    await consents.begin({ linkHash: 'l3', stateHash: 's3', verifier: 'v3', beganAt: NOW });

    const taken = await Promise.all(Array.from({ length: 10 }, () => consents.take('s3', NOW - 1)));

    expect(taken.filter((verifier) => verifier !== undefined)).toEqual(['v3']);
  });

  it.each([
    { name: 'a moment younger than allowed', since: NOW - 1, verifier: 'v' },
    { name: 'exactly as old as allowed', since: NOW, verifier: undefined },
  ])('a state $name gives $verifier', async ({ since, verifier }) => {
    const consents = databaseConsents(database);
    const stateHash = `age-${since}`;
    await consents.begin({ linkHash: stateHash, stateHash, verifier: 'v', beganAt: NOW });

    expect(await consents.take(stateHash, since)).toBe(verifier);
  });

  it('uploads are found by picture and account while they are young and not refused, and counted all the same', async () => {
    const uploads = databaseUploads(database);
    await uploads.record('oa', { attachmentId: 'a1', pictureHash: 'p', uploadedAt: NOW });
    await uploads.record('oa', { attachmentId: 'a2', pictureHash: 'p', uploadedAt: NOW + 1 });

    expect(await uploads.find('oa', 'p', NOW - 1)).toBe('a2');
    await uploads.markGone('oa', 'a2', NOW + 2);
    expect(await uploads.find('oa', 'p', NOW - 1)).toBe('a1');
    expect(await uploads.find('oa', 'p', NOW)).toBeUndefined();
    expect(await uploads.find('other', 'p', NOW - 1)).toBeUndefined();
    expect(await uploads.count('oa', NOW - 1)).toBe(2);
    expect(await uploads.count('oa', NOW)).toBe(1);
  });
});
