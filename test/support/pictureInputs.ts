/** A free worker in Hà Nội who begins in December 2026 at the lowest income. */
export const HANOI = {
  person: 231_000,
  state: 66_000,
  province: 33_000,
  place: 'hanoi',
  paid_total: 52_668_000,
  paid_from: '2026-12',
  paid_until: '2045-11',
  pension_monthly: 785_000,
  pension_from: '2045-12-01',
  rate_percent: 53,
};

/** What a picture must bear: the ordinary and the ends of what is possible. */
export const PICTURE_INPUTS = [
  { name: 'a free worker in Hà Nội', input: HANOI },
  {
    name: 'no share of the province',
    input: { ...HANOI, person: 264_000, province: 0, place: 'lao_cai', paid_total: 60_192_000 },
  },
  {
    name: 'nothing to pay',
    input: { ...HANOI, person: 0, state: 165_000, province: 165_000, paid_total: 0 },
  },
  {
    name: 'a pension that begins in the month of the last payment',
    input: {
      ...HANOI,
      person: 19_800_000,
      state: 0,
      province: 0,
      paid_total: 19_800_000,
      paid_until: '2026-12',
      pension_from: '2026-12-01',
    },
  },
  {
    name: 'one year',
    input: { ...HANOI, paid_total: 2_772_000, paid_until: '2027-11', pension_from: '2027-12-01' },
  },
  {
    name: 'sixty years at the highest income',
    input: {
      ...HANOI,
      person: 11_033_000,
      paid_total: 7_943_760_000,
      paid_until: '2086-11',
      pension_monthly: 37_950_000,
      pension_from: '2086-12-01',
    },
  },
  {
    name: 'a large sum at the end and a small pension',
    input: { ...HANOI, paid_total: 500_000_000, paid_once: 100_000_000, pension_monthly: 900_000 },
  },
  {
    name: 'a share of a few đồng',
    input: { ...HANOI, state: 1, province: 1 },
  },
  {
    name: 'the largest amounts there can be',
    input: {
      ...HANOI,
      person: 999_999_999_999,
      paid_total: 1_000_000_000_000,
      pension_monthly: 99_999_999_999,
    },
  },
];
