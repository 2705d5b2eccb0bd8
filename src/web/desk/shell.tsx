import { AccountPage } from './accountPage.tsx';
import { DeskContext, may, placeName, useDesk, type Desk } from './deskContext.ts';
import { LeadPage } from './leadPage.tsx';
import { ListPage } from './listPage.tsx';
import { placeOf, useAddress, type Place } from './place.ts';
import { PlaceLink } from './placeLink.tsx';
import { RequestsPage } from './requestsPage.tsx';
import { StaffPage } from './staffPage.tsx';
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
      <Navigation desk={desk} place={place} />
      <main id="content" tabIndex={-1}>
        <Page key={address} place={place} desk={desk} />
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

interface PageProps {
  readonly desk: Desk;
  readonly place: Place;
}

function Navigation({ desk, place }: PageProps) {
  const { navigation } = WORDS;
  const inLeads = place.page === 'leads' || place.page === 'lead';
  return (
    <nav aria-label={navigation.label}>
      {may(desk, 'leads.read') && (
        <PlaceLink to="/desk" current={inLeads}>
          {navigation.leads}
        </PlaceLink>
      )}
      {may(desk, 'staff.read') && (
        <PlaceLink to="/desk/colleagues" current={place.page === 'colleagues'}>
          {navigation.colleagues}
        </PlaceLink>
      )}
      {may(desk, 'requests.read') && (
        <PlaceLink to="/desk/requests" current={place.page === 'requests'}>
          {navigation.requests}
        </PlaceLink>
      )}
      <PlaceLink to="/desk/account" current={place.page === 'account'}>
        {navigation.account}
      </PlaceLink>
    </nav>
  );
}

function Page({ desk, place }: PageProps) {
  if (place.page === 'account') return <AccountPage />;
  if (place.page === 'colleagues' && may(desk, 'staff.read')) return <StaffPage />;
  if (place.page === 'requests' && may(desk, 'requests.read')) return <RequestsPage />;
  if (!may(desk, 'leads.read')) return <p class="empty">{WORDS.list.noLeads}</p>;
  return place.page === 'lead' ? <LeadPage id={place.id} /> : <ListPage />;
}
