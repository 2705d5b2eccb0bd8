/** The words of the page that tells a citizen what became of a wish to delete. */
export const DELETION_WORDS = {
  title: 'Yêu cầu xóa dữ liệu',
  received: (day: string) => `Dạ, An Sinh đã nhận yêu cầu xóa dữ liệu của anh/chị ngày ${day}.`,
  due: (day: string) => `Yêu cầu sẽ được giải quyết chậm nhất ngày ${day}.`,
  done: (day: string) => `Yêu cầu đã được giải quyết xong ngày ${day}. Cảm ơn anh/chị.`,
  why: 'Facebook gửi cho An Sinh một mã riêng của ứng dụng, không phải mã của cuộc trò chuyện, nên An Sinh không tự tìm được cuộc trò chuyện của anh/chị từ yêu cầu này.',
  how: 'Để xóa ngay mọi tin nhắn và thông tin đã lưu, anh/chị chỉ cần mở lại cuộc trò chuyện với Trang và nhắn: “xóa dữ liệu”. An Sinh hỏi lại một lần rồi xóa hết.',
  code: 'Mã yêu cầu',
  unknown:
    'Dạ, An Sinh không thấy yêu cầu nào có mã này. Anh/chị vui lòng kiểm tra lại đường dẫn, hoặc mở cuộc trò chuyện với Trang và nhắn: “xóa dữ liệu”.',
} as const;
