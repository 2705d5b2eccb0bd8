import { describe, expect, it } from '@jest/globals';
import { NODE_KINDS } from '../../../src/core/flow/schema.ts';
import { conversations, transcript } from '../../support/conversation.ts';
import { flowTools } from '../../support/flowTools.ts';

const cases = await conversations('test/cases/conversations');

describe('a whole conversation', () => {
  it.each(cases)('$title, line by line, as written', ({ lines }) => {
    expect(transcript(lines, flowTools)).toEqual(lines);
  });

  it('every kind of node, among the cases, has one', () => {
    const covered = new Set(cases.flatMap(({ covers }) => covers));

    expect([...covered].sort()).toEqual([...NODE_KINDS].sort());
  });

  it.each(cases.filter(({ covers }) => covers.length > 0))(
    '$title, for what it says it covers, enters a flow with such nodes',
    ({ lines, covers }) => {
      const visited = lines.flatMap((line) =>
        'sự việc' in line ? (/^flow_started (.+)$/.exec(line['sự việc'])?.[1] ?? []) : [],
      );
      const kinds = visited.flatMap((id) =>
        Object.values(flowTools.flows.find(id)?.nodes ?? {}).map(({ kind }) => kind),
      );

      expect(kinds).toEqual(expect.arrayContaining(covers));
    },
  );
});
