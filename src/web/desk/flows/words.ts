/** The words of the page of the scripts. */
export const WORDS = {
  title: 'Kịch bản',
  intro: 'Những kịch bản An Sinh đang dùng, để xem. Muốn đổi, sửa tệp trong thư mục flows.',
  steps: '{steps} bước, {questions} câu hỏi',
  since: 'Bản {version}, dùng từ {time}',
  version: 'Bản {version}',
  draw: 'Xem sơ đồ',
  alt: 'Sơ đồ của kịch bản {title}',
  whole: 'Mở sơ đồ lớn',
} as const;
