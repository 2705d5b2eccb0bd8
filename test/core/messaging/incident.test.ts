import { describe, expect, it } from '@jest/globals';
import { incidentOf } from '../../../src/core/messaging/incident.ts';

describe('incidentOf', () => {
  it.each([
    { channel: 'zalo', failure: 'needs_operator', code: '-216', kind: 'token_refused' },
    { channel: 'zalo', failure: 'needs_operator', code: '-223', kind: 'permission_revoked' },
    { channel: 'zalo', failure: 'needs_operator', code: '-211', kind: 'quota_spent' },
    { channel: 'zalo', failure: 'needs_operator', code: '-204', kind: 'account_refused' },
    { channel: 'zalo', failure: 'needs_operator', code: 'channel_off', kind: 'channel_off' },
    { channel: 'zalo', failure: 'permanent', code: '-248', kind: 'policy_warning' },
    { channel: 'zalo', failure: 'contact_closed', code: '-230', kind: 'window_misjudged' },
    { channel: 'zalo', failure: 'contact_closed', code: '-213', kind: undefined },
    { channel: 'zalo', failure: 'retry', code: '-32', kind: undefined },
    { channel: 'messenger', failure: 'needs_operator', code: '190/463', kind: 'token_refused' },
    { channel: 'messenger', failure: 'needs_operator', code: '10/1893063', kind: 'policy_block' },
    { channel: 'messenger', failure: 'needs_operator', code: '200', kind: 'permission_revoked' },
    {
      channel: 'messenger',
      failure: 'contact_closed',
      code: '10/2018278',
      kind: 'window_misjudged',
    },
    { channel: 'messenger', failure: 'contact_closed', code: '551/1545041', kind: undefined },
    { channel: 'messenger', failure: 'unknown', code: 'timeout', kind: undefined },
  ] as const)('$channel, $failure $code: $kind', ({ channel, kind, ...failed }) => {
    expect(incidentOf(channel, failed)).toBe(kind);
  });
});
