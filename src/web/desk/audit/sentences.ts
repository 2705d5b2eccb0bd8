/**
 * What each entry of the log says, by its action. `{who}` is the colleague, `{what}` whom or what it was
 * about. Complete: a test walks every route that is written down.
 */
export const SENTENCES = {
  signed_in: '{who} đăng nhập',
  signed_out: '{who} đăng xuất',
  session_ended: '{who} đăng xuất một máy khác của mình',
  sessions_ended: '{who} đăng xuất mọi máy của mình',
  link_opened: 'Đường dẫn của {what} được mở',
  link_accepted: '{what} đặt mật khẩu bằng đường dẫn riêng',
  password_changed: '{who} đổi mật khẩu',
  staff_invited: '{who} mời {what}',
  staff_changed: '{who} đổi tài khoản của {what}',
  link_renewed: '{who} làm đường dẫn mới cho {what}',
  leads_listed: '{who} xem {what}',
  lead_viewed: '{who} xem {what}',
  lead_acted: '{who} ghi vào {what}',
  lead_merged: '{who} gộp một hồ sơ vào {what}',
  lead_merge_undone: '{who} tách {what}',
  colleagues_viewed: '{who} xem ai nhận được {what}',
  promise_viewed: '{who} xem {what}',
  leads_exported: '{who} tải {what} về',
  report_exported: '{who} tải {what} về',
  person_copied: '{who} lấy bản sao dữ liệu của {what}',
  person_erased: '{who} xóa dữ liệu của {what}',
  request_opened: '{who} ghi nhận {what}',
  request_answered: '{who} đã trả lời {what}',
  request_done: '{who} làm xong {what}',
  platform_request_done: '{who} làm xong {what}',
  targets_previewed: '{who} xem trước {what}',
  targets_imported: '{who} nhập {what}',
  targets_undone: '{who} hoàn tác {what}',
  gap_settled: '{who} khép lại {what}',
  gap_reopened: '{who} mở lại {what}',
} as const satisfies Readonly<Record<string, string>>;

/** Titles of the actions, to choose one by. */
export const ACTION_TITLES: Readonly<Record<keyof typeof SENTENCES, string>> = {
  signed_in: 'Đăng nhập',
  signed_out: 'Đăng xuất',
  session_ended: 'Đăng xuất một máy khác',
  sessions_ended: 'Đăng xuất mọi máy',
  link_opened: 'Mở đường dẫn riêng',
  link_accepted: 'Đặt mật khẩu bằng đường dẫn',
  password_changed: 'Đổi mật khẩu',
  staff_invited: 'Mời đồng nghiệp',
  staff_changed: 'Đổi tài khoản đồng nghiệp',
  link_renewed: 'Làm đường dẫn mới',
  leads_listed: 'Xem danh sách người dân',
  lead_viewed: 'Xem hồ sơ',
  lead_acted: 'Ghi vào hồ sơ',
  lead_merged: 'Gộp hồ sơ',
  lead_merge_undone: 'Tách hồ sơ',
  colleagues_viewed: 'Xem ai nhận được hồ sơ',
  promise_viewed: 'Xem lời hứa',
  leads_exported: 'Tải danh sách người dân',
  report_exported: 'Tải báo cáo',
  person_copied: 'Lấy bản sao dữ liệu',
  person_erased: 'Xóa dữ liệu',
  request_opened: 'Ghi nhận yêu cầu dữ liệu',
  request_answered: 'Trả lời yêu cầu dữ liệu',
  request_done: 'Làm xong yêu cầu dữ liệu',
  platform_request_done: 'Làm xong yêu cầu từ Meta',
  targets_previewed: 'Xem trước chỉ tiêu',
  targets_imported: 'Nhập chỉ tiêu',
  targets_undone: 'Hoàn tác chỉ tiêu',
  gap_settled: 'Khép câu hỏi',
  gap_reopened: 'Mở lại câu hỏi',
};

/** What an entry is about, by its kind; `{id}` is filled in. */
export const SUBJECTS = {
  lead: 'hồ sơ số {id}',
  contact: 'người số {id}',
  staff: '{id}',
  request: 'yêu cầu dữ liệu số {id}',
  platform_request: 'yêu cầu xóa từ Meta, mã {id}',
  target_import: 'danh sách chỉ tiêu số {id}',
  question: 'câu hỏi số {id}',
} as const;

/** Lists by their ids. */
export const LISTS = {
  leads: 'danh sách người cần gọi',
  promise: 'danh sách lời hứa',
  results: 'báo cáo kết quả theo xã',
  agents: 'báo cáo kết quả theo nhân viên',
  funnel: 'báo cáo từ hỏi đến tham gia',
  steps: 'báo cáo từng câu hỏi',
  'response-times': 'báo cáo thời gian gọi',
  evaluation: 'bản đánh giá sáu tháng',
} as const;
