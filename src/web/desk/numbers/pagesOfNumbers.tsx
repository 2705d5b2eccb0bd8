import { may, useDesk } from '../deskContext.ts';
import { PlaceLink } from '../placeLink.tsx';
import { searchOf, type NumbersQuery } from './numbersQuery.ts';
import { WORDS } from './words.ts';

interface PagesOfNumbersProps {
  readonly query: NumbersQuery;
  readonly here: 'numbers' | 'funnel' | 'evaluation';
}

/** From one page of numbers to the others, about the same period and place. */
export function PagesOfNumbers({ query, here }: PagesOfNumbersProps) {
  const desk = useDesk();
  const search = searchOf({ ...query, by: '' });
  const pages = [
    ['numbers', 'numbers.read'],
    ['funnel', 'reports.read'],
    ['evaluation', 'evaluations.read'],
  ] as const;
  const others = pages.filter(([page, capability]) => page !== here && may(desk, capability));
  if (others.length === 0) return null;
  return (
    <ul class="onward" aria-label={WORDS.links.label}>
      {others.map(([page]) => (
        <li key={page}>
          <PlaceLink class="onward-link" to={`/desk/${page}${page === 'evaluation' ? '' : search}`}>
            {WORDS.links[page]} →
          </PlaceLink>
        </li>
      ))}
    </ul>
  );
}
