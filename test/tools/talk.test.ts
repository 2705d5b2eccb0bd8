import { describe, expect, it } from '@jest/globals';
import { runTool } from '../support/runTool.ts';

const talk = (args: readonly string[], input: string) => runTool('talk.ts', { args, input });

describe('npm run talk', () => {
  it('a pipe, when its lines are read, then the bot answers each and ends with the input', async () => {
    const { code, out, err } = await talk([], 'sinh con\n');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /trả lời tự động[\s\S]*\[1\] Tính tiền đóng[\s\S]*> sinh con\n[\s\S]*mấy tháng ạ/,
    );
    expect(out).toContain('(begins: maternity)');
  });

  it('a number, when choices are shown, then taps the choice of that number', async () => {
    const { out } = await talk(['sign-up'], '2\n');

    expect(out).toContain('[2] Không đồng ý');
    expect(out).toContain('An Sinh không ghi tên và số điện thoại');
  });

  it('the first conversation of the README, when it is typed, then comes to its figures', async () => {
    const typed = ['tính tiền', 'lào cai', 'không thuộc diện nào', 'thấp nhất', 'hằng tháng'];

    const { out } = await talk(
      ['--as-of', '2026-11-22'],
      [...typed, 'chưa đóng', 'vì sao', ''].join('\n'),
    );

    expect(out).toContain('mỗi tháng anh/chị nộp 264.000 đồng');
    expect(out).toContain('Nhà nước hỗ trợ: 66.000 đồng');
    expect(out).toMatch(/> vì sao\n[\s\S]*Nghị định 159\/2025\/NĐ-CP/);
  });

  it('a lead, when the flow captures one, then is told with its consent', async () => {
    const { out } = await talk(['flows/sign-up.yaml'], '1\nNguyễn Thị Hoa\n0912345678\n3\n1\n');

    expect(out).toMatch(
      /\(lead: sign_up, .*, \+84912345678, consent contact-me of \d{4}-\d\d-\d\d\)/,
    );
  });

  it.each([
    { asOf: '2015-12-31', says: 'An Sinh không dám đoán' },
    { asOf: '2025-06-30', says: 'mỗi tháng anh/chị nộp 297.000 đồng' },
    { asOf: '2025-07-01', says: 'mỗi tháng anh/chị nộp 264.000 đồng' },
  ])('the rules, when --as-of is $asOf, then are those of that day', async ({ asOf, says }) => {
    const { out } = await talk(['contribution', '--as-of', asOf], '2\n4\nthấp nhất\n1\n2\n');

    expect(out).toContain(says);
  });

  it.each([
    { args: ['no-such-flow'], says: /there is no flow "no-such-flow"; there are: .*sign-up/ },
    { args: ['--channel', 'sms'], says: /--channel must be one of: zalo, messenger/ },
    { args: ['--as-of', '2026-02-30'], says: /--as-of must be a day/ },
    { args: ['--colour'], says: /Unknown option '--colour'/ },
  ])('arguments $args, when they cannot be used, then it says what can', async ({ args, says }) => {
    const { code, err } = await talk(args, '');

    expect(code).toBe(1);
    expect(err).toMatch(says);
    expect(err).not.toContain('    at ');
  });
});
