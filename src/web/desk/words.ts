/** The words of the desk's door. */
export const WORDS = {
  title: 'Bàn làm việc An Sinh',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  welcome: 'Chào anh/chị, mời đặt tên đăng nhập và mật khẩu.',
  newPassword: 'Mật khẩu mới',
  rules:
    'Ít nhất 10 ký tự; không chứa tên đăng nhập. Một câu ngắn dễ nhớ là tốt nhất, có dấu cách và dấu tiếng Việt cũng được.',
  accept: 'Đặt mật khẩu',
  accepted: 'Đã đặt mật khẩu. Mời anh/chị đăng nhập.',
  signedIn: 'Đang đăng nhập:',
  unreachable: 'Không kết nối được máy chủ. Anh/chị kiểm tra mạng rồi thử lại.',
} as const;
