import { describe, expect, it } from '@jest/globals';
import { ear, today } from '../../support/ear.ts';

/** Ordinary sentences with numbers and without one amount of money. */
const NO_AMOUNTS = [
  'Luật Bảo hiểm xã hội số 41/2024/QH15',
  'Nghị định 159/2025/NĐ-CP ngày 25/06/2025',
  'theo điều 31 khoản 2',
  'Nghị quyết 1656 năm 2025',
  'nam 62 tuổi, nữ 60 tuổi mới được nghỉ',
  'em đóng được 15 năm rồi',
  'em đóng 180 tháng',
  'đóng 3 tháng một lần',
  'có 2 triệu người tham gia',
  'hơn 500 nghìn người tham gia bhxh tự nguyện',
  '1,5 triệu lao động tự do',
  'cả nước có 2,2 triệu người',
  'tỷ lệ 22% mỗi tháng',
  'hỗ trợ 10%',
  'được hỗ trợ 20 phần trăm',
  'nhà em có 4 người, 2 đứa con',
  'con em 5 tuổi',
  'sinh ngày 12/03/1985',
  'sn 78',
  'sinh năm 1985',
  'sđt 0987654321',
  'gọi em số 0987 654 321 lúc 9h sáng',
  'gọi lại lúc 14 giờ 30',
  'số cccd 001185012345',
  'mã số bhxh 0123456789',
  'em ở tổ 5 phường Mỹ Đình 2',
  'nhà số 106 phố Tô Hiến Thành',
  'ngõ 500 đường Láng',
  'khu 3 thôn 7',
  'từ 1/7/2025',
  'từ ngày 01/01/2026 đến 31/12/2027',
  'năm 2026',
  'tháng 11 năm 2026',
  'năm nay em 45 tuổi',
  'năm ngoái em chưa đóng',
  'ba em năm nay tám mươi',
  'bà ngoại em chín mươi tuổi',
  'từ tháng 5 em nghỉ việc',
  'tam thoi chua dong',
  'tu do khong co luong',
  'em lam tu do',
  'sau 3 năm thì sao',
  'ba mẹ em đều làm ruộng',
  'em có hai sào ruộng',
  'mua 2 cân thịt',
  'đi 5km đến xã',
  'nặng 50kg',
  '2 củ khoai',
  '3 củ sắn',
  '2 lít xăng',
  '2 chai nước',
  'em 5 k biết đóng thế nào',
  'lớp 12 rồi ạ',
  'phòng 305 tầng 3',
  'khoản 1 điều 99',
  'trang 1500',
  'bước 2 làm gì',
  'câu số 3',
  'lần 2',
  'mấy trăm người đi đóng',
  'cả trăm hộ trong xã',
  'ba trăm hội viên phụ nữ',
  'hàng nghìn lượt xem',
  'thời gian 12 tháng',
  'còn thiếu 60 tháng thì đóng một lần được không',
  'thông tư 11/2025/TT-BNV',
  'năm năm nữa em nghỉ hưu',
  'tầm tháng sau em đóng',
  '100% nông dân',
  'quý 4 năm 2026',
  'công văn 1521',
];

describe('findEntities: a free text', () => {
  it.each(NO_AMOUNTS)('"%s" holds no amount', (text) => {
    const amounts = ear.find(text, today).filter(({ kind }) => kind === 'money');

    expect(amounts).toEqual([]);
  });

  it.each([
    [
      'sn 85 lam tu do muon dong bhxh tn thi mat bn 1 thang o sapa',
      ['birth_date 1985?', 'situation free', 'commune lao_cai/sa-pa?'],
    ],
    [
      'Em là nữ, 45 tuổi, ở xã Y Tý, Lào Cai, muốn đóng 1tr5 một tháng, sđt 0987 654 321',
      [
        'sex female',
        'birth_date 1981?',
        'commune lao_cai/y-ty',
        'province lao_cai',
        'money 1500000',
        'phone +84987654321',
      ],
    ],
    ['thu nhập 2 triệu, muốn đóng 500k', ['money 2000000', 'money 500000']],
    ['em ở Hà Nội', ['province hanoi']],
    ['nhà ở phường Đống Đa hà nội', ['commune hanoi/dong-da?', 'province hanoi']],
    ['miền nam việt nam', []],
    ['cuộc sống hạnh phúc', []],
    ['phúc lợi xã hội', []],
    ['ở nghĩa đô', ['commune hanoi/nghia-do?', 'commune lao_cai/nghia-do?']],
    ['nam 1985', ['sex male']],
    ['', []],
  ])('"%s"', (text, expected) => {
    const found = ear
      .find(text, today)
      .map(({ kind, value, confident }) => `${kind} ${String(value)}${confident ? '' : '?'}`);

    expect(found).toEqual(expected);
  });

  it('spans lead back to the text as it was typed, also when it came decomposed', () => {
    const text = 'đóng 1 triệu rưỡi\u200b nhé'.normalize('NFD');

    const [money] = ear.find(text, today);

    expect(money).toMatchObject({ kind: 'money', value: 1_500_000 });
    expect(money?.text.normalize('NFC')).toBe('1 triệu rưỡi');
    expect(text.slice(money?.start, money?.end)).toBe(money?.text);
  });

  it('with a question, the answer to it comes first', () => {
    const expectation = { answer: 'birth_date', choices: [] } as const;

    const found = ear.find('85', today, expectation);

    expect(found).toEqual([
      { kind: 'birth_date', value: '1985', text: '85', start: 0, end: 2, confident: false },
    ]);
  });

  it('with a question that has several readings, each comes unsure', () => {
    const found = ear.find('nghĩa đô', today, { answer: 'commune', choices: [] });

    expect(found.map(({ value, confident }) => [value, confident])).toEqual([
      ['hanoi/nghia-do', false],
      ['lao_cai/nghia-do', false],
    ]);
  });
});
