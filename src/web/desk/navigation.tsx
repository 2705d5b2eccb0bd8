import { useState } from 'preact/hooks';
import { useDesk } from './deskContext.ts';
import { pagesOf, type DeskView } from './pages.tsx';
import { PlaceLink } from './placeLink.tsx';
import { WORDS } from './words.ts';

const { navigation: words } = WORDS;

/** As many stand at the thumb; the others behind one button. Wide screens show them all. */
const AT_THE_THUMB = 3;

/** The pages of whoever is signed in. */
export function Navigation({ current }: { readonly current: DeskView | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const shown = pagesOf(useDesk()).filter(({ title }) => title !== undefined);
  const at = current?.within ?? current?.page;
  const linkTo = ({ page, title }: DeskView) => (
    <PlaceLink key={page} to={page === '' ? '/desk' : `/desk/${page}`} current={page === at}>
      {title}
    </PlaceLink>
  );
  // One page more needs no button: it takes the button's place.
  const first = shown.length > AT_THE_THUMB + 1 ? AT_THE_THUMB : shown.length;
  const rest = shown.slice(first);
  return (
    <nav aria-label={words.label}>
      {shown.slice(0, first).map(linkTo)}
      {rest.length > 0 && (
        <>
          <button
            type="button"
            class={rest.some(({ page }) => page === at) ? 'more here' : 'more'}
            aria-expanded={isOpen}
            aria-controls="more-pages"
            onClick={() => setOpen(!isOpen)}
          >
            {words.more}
          </button>
          <div id="more-pages" class={isOpen ? 'rest open' : 'rest'} onClick={() => setOpen(false)}>
            {rest.map(linkTo)}
          </div>
        </>
      )}
    </nav>
  );
}
