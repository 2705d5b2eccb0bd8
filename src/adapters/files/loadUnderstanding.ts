import { fakeUnderstanding } from '../../../test/support/fakeUnderstanding.ts';
export async function loadUnderstanding(_: string) {
  return fakeUnderstanding;
}
