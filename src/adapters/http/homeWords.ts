/** What the home page may point at, in the order it is shown. */
export const HOME_LINKS = [
  'simulator',
  'desk',
  'api_document',
  'parameters',
  'readiness',
  'metrics',
] as const;

export type HomeLink = (typeof HOME_LINKS)[number];

/** The words of the home page, which operators and testers read; no citizen does. */
export const HOME_WORDS = {
  tagline: 'Bàn tư vấn BHXH tự nguyện trên Zalo và Messenger',
  whatRuns: 'Đang chạy',
  version: 'Phiên bản',
  channels: { zalo: 'Zalo Official Account', messenger: 'Facebook Messenger' },
  states: { on: 'Đang bật', off: 'Đang tắt' },
  simulator: 'Trang mô phỏng',
  today: 'Hôm nay',
  lawDate: 'Quy định theo ngày',
  whereTo: 'Đi tới',
  links: {
    simulator: {
      path: '/simulator',
      title: 'Trò chuyện thử',
      about: 'Nhắn với trợ lý như một người dân, xem trợ lý hiểu gì và dựa vào điều luật nào.',
    },
    desk: {
      path: '/desk',
      title: 'Bàn làm việc',
      about: 'Nơi nhân viên trả lời và theo dõi người đăng ký.',
    },
    api_document: {
      path: '/api/v1/openapi.json',
      title: 'Tài liệu API',
      about: 'OpenAPI của các phép tính và tra cứu.',
    },
    parameters: {
      path: '/api/v1/parameters',
      title: 'Các mức đang áp dụng',
      about: 'Từng con số kèm điều luật và ngày bắt đầu.',
    },
    readiness: {
      path: '/readyz',
      title: 'Tình trạng',
      about: 'Cơ sở dữ liệu và các kênh có sẵn sàng không.',
    },
    metrics: {
      path: '/metrics',
      title: 'Số đo',
      about: 'Số đếm và thời gian xử lý cho Prometheus.',
    },
  },
  notBuilt: 'Trang mô phỏng chưa được dựng: hãy chạy "npm run build:web" rồi tải lại trang này.',
} as const;
