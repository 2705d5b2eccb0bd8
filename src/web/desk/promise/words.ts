/** The words of the page of the promise. */
export const WORDS = {
  title: 'Lời hứa',
  promise: 'Mọi người để lại số được gọi trong {hours} giờ làm việc.',
  period: 'Những người để lại số trong',
  keptShare: 'Giữ lời {percent}%',
  keptNobody: 'Chưa tới hạn gọi ai',
  counts: {
    captured: 'Để lại số',
    kept: 'Gọi đúng hẹn',
    broken: 'Lỡ hẹn',
    brokenButTried: 'Lỡ hẹn, đã thử gọi',
    running: 'Còn trong hẹn',
  },
  list: 'Những lời hứa bị lỡ',
  none: 'Không lỡ hẹn với ai. Cảm ơn anh/chị!',
  promised: 'hẹn trước {time}',
  spoken: 'gọi được lúc {time}',
  waiting: 'vẫn chưa gọi được',
  tried: 'đã thử gọi đúng hẹn',
  first: 'Đây là {count} người chờ lâu nhất trong {all}.',
} as const;
