import { loadUnderstanding } from '../src/adapters/files/loadUnderstanding.ts';
import { localDate } from '../src/core/shared/localDate.ts';

/** Free messages as people type them: short and long, with and without marks. */
const MESSAGES = [
  'sn 85 lam tu do muon dong bhxh tn thi mat bn 1 thang o sapa',
  'Em là nữ, 45 tuổi, ở xã Y Tý, Lào Cai, muốn đóng 1tr5 một tháng',
  'hộ nghèo, 2 triệu, đóng hằng tháng',
  'lương hưu có tăng không',
  'tôi 58 tuổi đóng được 10 năm rồi bao giờ có lương hưu',
];
const ROUNDS = 2_000;
const WARM_UP = 500;

/** Milliseconds that each message took: everything it tells about the person. */
export async function measureMessages(): Promise<readonly number[]> {
  const { ear } = await loadUnderstanding('content');
  const today = localDate('2026-11-22');
  const took = Array.from({ length: WARM_UP + ROUNDS }, (_, at) => {
    const from = performance.now();
    ear.slots(MESSAGES[at % MESSAGES.length] ?? '', today);
    return performance.now() - from;
  });
  return took.slice(WARM_UP);
}
