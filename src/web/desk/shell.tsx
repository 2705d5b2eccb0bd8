import { Fragment } from 'preact';
import { DeskContext, placeName, useDesk, type Desk } from './deskContext.ts';
import { Navigation } from './navigation.tsx';
import { viewOf } from './pages.tsx';
import { placeOf, useAddress } from './place.ts';
import { useAsked } from './useAsked.ts';
import { isChoices, isPlaces, type Me } from './wire.ts';
import { WORDS } from './words.ts';

interface ShellProps {
  readonly me: Me;
  readonly onSignedOut: () => void;
}

/** What lies behind the door: who I am, the pages my role has, and the one the address names. */
export function Shell({ me, onSignedOut }: ShellProps) {
  const choices = useAsked('/lead-choices', isChoices);
  const places = useAsked('/places', isPlaces);
  const refused = choices.refused ?? places.refused;
  if (refused) return <p class="notice bad">{refused.message}</p>;
  if (!choices.body || !places.body) return <p class="loading">{WORDS.loading}</p>;
  const desk = { me, choices: choices.body, provinces: places.body.provinces, onSignedOut };
  return (
    <DeskContext.Provider value={desk}>
      <Frame />
    </DeskContext.Provider>
  );
}

function Frame() {
  const desk = useDesk();
  const address = useAddress();
  const place = placeOf(address);
  const view = viewOf(desk, place);
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {WORDS.skip}
      </a>
      <header class="top">
        <p class="brand">{WORDS.product}</p>
        <p class="who">
          <strong>{desk.me.name}</strong>
          <span>
            {WORDS.roles[desk.me.role]}
            {desk.me.areas.length > 0 && ` · ${areasShown(desk)}`}
          </span>
        </p>
      </header>
      <Navigation key={address} current={view} />
      <main id="content" tabIndex={-1}>
        <Fragment key={address}>{view?.show(place.id)}</Fragment>
      </main>
    </div>
  );
}

/** The first two areas; how many more. */
function areasShown(desk: Desk): string {
  const names = desk.me.areas.map((area) => placeName(desk, area));
  const more = names.length - 2;
  return names.slice(0, 2).join('; ') + (more > 0 ? ` +${more}` : '');
}
