/** What the desk says about being told in a chat. */
export const CHAT_WORDS = {
  title: 'Nhận việc qua Zalo, Messenger',
  intro:
    'Có người cần gọi, An Sinh nhắn ngay cho anh/chị. Gọi xong, anh/chị bấm nút trong tin nhắn là hồ sơ được ghi.',
  none: 'Chưa mở kênh nào để kết nối. Anh/chị hỏi người vận hành.',
  channels: { zalo: 'Zalo', messenger: 'Messenger' },
  since: 'kết nối từ {time}',
  closed: {
    window_closed:
      'Đã lâu anh/chị chưa nhắn nên An Sinh chưa báo việc ở đây được. Anh/chị nhắn một câu cho An Sinh để mở lại {hours} giờ.',
    stopped: 'Anh/chị đã nhắn “dừng”. Muốn nhận việc lại, anh/chị nhắn “bắt đầu”.',
  },
  unlink: 'Ngắt kết nối',
  unlinkWhich: 'Ngắt kết nối {channel}',
  unlinked: 'Đã ngắt kết nối {channel}.',
  tryOut: 'Gửi thử',
  tried: 'Đã gửi. Anh/chị xem trong cuộc trò chuyện với An Sinh.',
  draw: 'Lấy mã kết nối',
  drawAnother: 'Lấy mã mới',
  steps: 'Cách kết nối',
  open: 'Mở An Sinh trên điện thoại của anh/chị, hoặc quét mã vuông.',
  openIn: 'Mở {channel}',
  qr: 'Mã vuông mở An Sinh trên {channel}',
  write: 'Nhắn đúng câu này cho An Sinh:',
  say: 'kết nối {code}',
  copy: 'Chép câu này',
  copied: 'Đã chép.',
  wait: 'An Sinh trả lời là xong. Trang này tự báo.',
  until: 'Mã dùng một lần, trước {time}. Không đưa mã cho ai khác.',
  linked: 'Đã kết nối {channel}.',
} as const;
