import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../../src/tools/csv.ts';

const one = (cell: string) => csvOf([{ heading: 'cell', cell: (text: string) => text }], [cell]);

describe('csvOf', () => {
  it('a list, when it is written, then has a byte order mark, a heading and CRLF', () => {
    const columns = [
      { heading: 'id', cell: ({ id }: { id: string }) => id },
      { heading: 'name', cell: ({ name }: { name: string }) => name },
    ];

    const csv = csvOf(columns, [{ id: '1', name: 'Nguyễn Thị Hoa' }]);

    expect(csv).toBe('\uFEFFid,name\r\n1,Nguyễn Thị Hoa\r\n');
  });

  it.each([
    { cell: 'plain', written: 'plain' },
    { cell: 'a,b', written: '"a,b"' },
    { cell: 'gọi là "Hoa"', written: '"gọi là ""Hoa"""' },
    { cell: 'two\nlines', written: '"two\nlines"' },
    { cell: ' spaced ', written: '" spaced "' },
    { cell: '', written: '' },
  ])('a cell, when it is $cell, then is written $written', ({ cell, written }) => {
    expect(one(cell)).toBe(`\uFEFFcell\r\n${written}\r\n`);
  });

  it.each([
    { cell: '=1+1', written: "'=1+1" },
    { cell: '+84912345678', written: "'+84912345678" },
    { cell: '-2', written: "'-2" },
    { cell: '@SUM(A1)', written: "'@SUM(A1)" },
    { cell: '\t=1', written: "'\t=1" },
    { cell: ' =1', written: "' =1" },
    { cell: '\r=1', written: '"\'\r=1"' },
    { cell: '＝1', written: "'＝1" },
    { cell: '=HYPERLINK("http://x","y")', written: `"'=HYPERLINK(""http://x"",""y"")"` },
    { cell: '1=1', written: '1=1' },
  ])('a cell, when a spreadsheet would run $cell, then is text', ({ cell, written }) => {
    expect(one(cell)).toBe(`\uFEFFcell\r\n${written}\r\n`);
  });
});
