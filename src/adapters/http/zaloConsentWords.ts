import type { ConsentOutcome } from '../../conversation/accountConsent.ts';

/** A page of the consent. */
export type ConsentPage = ConsentOutcome | 'link_refused';

/** What the operator reads in the browser after consenting; plain text, safe in HTML. */
export const CONSENT_WORDS: Readonly<
  Record<ConsentPage, { readonly title: string; readonly text: string }>
> = {
  stored: {
    title: 'Đã kết nối với Zalo',
    text: 'An Sinh đã nhận được quyền trả lời thay cho Official Account. Anh/chị đóng trang này được rồi ạ.',
  },
  link_refused: {
    title: 'Đường dẫn không còn dùng được',
    text: 'Mỗi đường dẫn chỉ dùng được một lần, trong mười phút. Anh/chị chạy lại lệnh “npm run zalo:consent” để lấy đường dẫn mới ạ.',
  },
  expired: {
    title: 'Lần cấp quyền này đã hết hạn',
    text: 'Trang này đã được dùng rồi, hoặc đã quá mười phút. Anh/chị chạy lại lệnh “npm run zalo:consent” rồi làm lại giúp ạ.',
  },
  declined: {
    title: 'Chưa được cấp quyền',
    text: 'Zalo báo là anh/chị chưa đồng ý cấp quyền, nên An Sinh chưa đổi gì cả. Khi nào cần, anh/chị chạy lại lệnh “npm run zalo:consent” ạ.',
  },
  other_account: {
    title: 'Đây là Official Account khác',
    text: 'Quyền vừa cấp không phải của Official Account trong cấu hình (ZALO_OA_ID), nên An Sinh không nhận. Anh/chị chọn đúng Official Account giúp ạ.',
  },
  refused: {
    title: 'Zalo không chấp nhận',
    text: 'Zalo từ chối đổi mã cấp quyền. Anh/chị kiểm tra ZALO_APP_ID, ZALO_APP_SECRET và địa chỉ quay về (callback) trong trang quản lý ứng dụng, rồi làm lại từ đầu ạ.',
  },
  no_answer: {
    title: 'Chưa nhận được trả lời của Zalo',
    text: 'Zalo chưa trả lời, hoặc An Sinh chưa lưu được. Quyền đang dùng vẫn giữ nguyên. Anh/chị đợi ít phút rồi làm lại từ đầu giúp ạ.',
  },
};
