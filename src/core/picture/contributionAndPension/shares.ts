import type { PictureWords } from '../words.ts';
import type { ContributionAndPension } from './input.ts';
import { COLOURS } from './look.ts';

/** Who pays how much of the first month, VND. */
export interface Share {
  readonly who: string;
  readonly amount: number;
  readonly colour: string;
  /** Tells the shares apart where colours do not. */
  readonly pattern: 'solid' | 'lines' | 'dots';
}

type Words = PictureWords['contribution_and_pension']['shares'];

/** The shares of the first month: the person always, the others when they give something. */
export function sharesOf(
  { person, state, province, place }: ContributionAndPension,
  { contribution_and_pension: { shares: words } }: PictureWords,
): readonly Share[] {
  const help: readonly Share[] = [
    { who: words.state, amount: state, colour: COLOURS.state, pattern: 'lines' },
    {
      who: provinceWords(place, words),
      amount: province,
      colour: COLOURS.province,
      pattern: 'dots',
    },
  ];
  return [
    { who: words.person, amount: person, colour: COLOURS.paid, pattern: 'solid' },
    ...help.filter(({ amount }) => amount > 0),
  ];
}

function provinceWords(place: string | undefined, { provinces }: Words): string {
  if (place === 'hanoi' || place === 'lao_cai') return provinces[place];
  return provinces.other;
}
