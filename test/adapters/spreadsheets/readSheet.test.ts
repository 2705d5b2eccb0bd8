import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { csvTable } from '../../../src/adapters/spreadsheets/csvTable.ts';
import { readSheet } from '../../../src/adapters/spreadsheets/readSheet.ts';
import { xlsxTable } from '../../../src/adapters/spreadsheets/xlsxTable.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const ROWS = [
  { line: 1, cells: ['Xã', 'Chỉ tiêu'] },
  { line: 2, cells: ['Sa Pa', '12'] },
];

describe('readSheet, of a text file', () => {
  it.each([
    { name: 'commas', file: bytes('Xã,Chỉ tiêu\r\nSa Pa,12\r\n') },
    { name: 'semicolons', file: bytes('Xã;Chỉ tiêu\nSa Pa;12\n') },
    { name: 'tabs', file: bytes('Xã\tChỉ tiêu\nSa Pa\t12') },
    { name: 'a byte order mark', file: bytes('\uFEFFXã,Chỉ tiêu\nSa Pa,12\n') },
    { name: 'quotes', file: bytes('"Xã","Chỉ tiêu"\n"Sa Pa",12') },
    { name: 'old Mac line ends', file: bytes('Xã,Chỉ tiêu\rSa Pa,12\r') },
    {
      name: '"Unicode text" of Excel',
      file: Buffer.from('\uFEFFXã\tChỉ tiêu\r\nSa Pa\t12\r\n', 'utf16le'),
    },
  ])('with $name, then the rows are read', async ({ file }) => {
    expect(await readSheet(file)).toEqual({ kind: 'rows', rows: ROWS });
  });

  it('with empty lines and a cell of two lines, then a row has the line it begins at', async () => {
    const reading = await readSheet(bytes('Xã,Chỉ tiêu\n\n"Sa\nPa",12\nBát Xát,3\n'));

    expect(reading.kind === 'rows' && reading.rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it.each([
    {
      name: 'the code page of old Windows',
      file: Buffer.from('X\xe3,Ch\xec tiêu', 'latin1'),
      reason: 'not_utf8',
    },
    { name: 'an open quote', file: bytes('Xã,Chỉ tiêu\n"Sa Pa,12\n'), reason: 'broken_quotes' },
    { name: 'nothing', file: bytes(''), reason: 'empty' },
    { name: 'blanks only', file: bytes('\uFEFF\n\n'), reason: 'empty' },
    { name: 'a program', file: bytes('MZ\u0000\u0001\u0000'), reason: 'not_a_sheet' },
    { name: '5,001 lines', file: bytes('a,b\n'.repeat(5_001)), reason: 'too_many_rows' },
    { name: '61 columns', file: bytes(`a${',b'.repeat(60)}\n`), reason: 'too_many_columns' },
    { name: 'ten megabytes', file: bytes('a,b\n'.repeat(2_621_440)), reason: 'too_large' },
  ])('with $name, then it is refused: $reason', async ({ file, reason }) => {
    expect(await readSheet(file)).toMatchObject({ kind: 'refused', reason });
  });
});

/** A workbook as small as it can be, with this sheet. */
function workbook(sheet: string): Uint8Array {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
}

const sheetOf = (cells: string) =>
  `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

describe('readSheet, of a workbook', () => {
  it('that we wrote, then texts are texts and numbers numbers', async () => {
    const file = await xlsxTable({
      sheet: 'Chỉ tiêu',
      headings: ['Xã', 'Chỉ tiêu'],
      rows: [['Sa Pa', 12]],
    });

    expect(await readSheet(file)).toEqual({
      kind: 'rows',
      rows: [ROWS[0], { line: 2, cells: ['Sa Pa', 12] }],
    });
  });

  it('with a formula in a text, then it comes back as that text and is none', async () => {
    const harmful = '=HYPERLINK("http://example.com","x")';
    const file = await xlsxTable({
      sheet: 'A',
      headings: ['a', 'b'],
      rows: [[harmful, '0912345678']],
    });

    expect(await readSheet(file)).toMatchObject({
      rows: [{}, { cells: [harmful, '0912345678'] }],
    });
  });

  it('with signs that no XML knows, then the rest of the text is kept', async () => {
    const file = await xlsxTable({ sheet: 'A', headings: ['a'], rows: [['x\u0000y\ud800z']] });

    expect(await readSheet(file)).toMatchObject({
      rows: [{}, { cells: [expect.stringMatching(/^x y.?z$/)] }],
    });
  });

  it.each([
    {
      name: 'that is only half there',
      file: workbook(sheetOf('')).slice(0, 300),
      reason: 'not_a_sheet',
    },
    {
      name: 'that is another archive',
      file: zipSync({ 'a.txt': bytes('a') }),
      reason: 'not_a_sheet',
    },
    {
      name: 'that unpacks to 40 MB',
      file: workbook(sheetOf(' '.repeat(40_000_000))),
      reason: 'too_complex',
    },
    {
      name: 'of 300 files',
      file: zipSync(
        Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.xml`, bytes('')])),
      ),
      reason: 'too_complex',
    },
    {
      name: 'whose one cell stands in the last row and column',
      file: workbook(
        `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
      ),
      reason: 'too_complex',
    },
    {
      name: 'of Excel 97',
      file: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      reason: 'old_excel',
    },
  ])('$name, then it is refused: $reason', async ({ file, reason }) => {
    expect(await readSheet(file)).toMatchObject({ kind: 'refused', reason });
  });

  it('whose sizes are a lie, then no more is unpacked than they say', async () => {
    const honest = workbook(sheetOf(`<c r="A1"><v>1</v></c>${' '.repeat(8_000_000)}`));
    const lying = Uint8Array.from(honest);
    const at = lying.length - 22;
    // The uncompressed size of the last entry of the directory says 100 bytes.
    const entry = Buffer.from(lying.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at);
    new DataView(lying.buffer).setUint32(entry + 24, 100, true);

    expect((await readSheet(lying)).kind).toBe('refused');
  });
});

describe('csvTable', () => {
  it.each([
    { cell: '=1+1', written: "'=1+1" },
    { cell: '+84912345678', written: "'+84912345678" },
    { cell: '-2+3', written: "'-2+3" },
    { cell: '@SUM(A1)', written: "'@SUM(A1)" },
    { cell: '\t=1', written: "'\t=1" },
    { cell: '\r=1', written: `"'\r=1"` },
    { cell: ' =1', written: "' =1" },
    { cell: 'a;b', written: 'a;b' },
    { cell: 'a,"b"', written: '"a,""b"""' },
    { cell: -5, written: '-5' },
    { cell: '091 234 56 78', written: '091 234 56 78' },
  ])('$cell is written $written', ({ cell, written }) => {
    expect(csvTable([[cell]])).toBe(`\uFEFF${written}\r\n`);
  });
});
