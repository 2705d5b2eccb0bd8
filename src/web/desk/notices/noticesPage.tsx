import { ChatRoad } from '../chatRoad/chatRoad.tsx';
import { Heading } from '../heading.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { WORDS } from '../words.ts';
import { MailRoad } from './mailRoad.tsx';
import { PushRoad } from './pushRoad.tsx';
import { QuietHours } from './quietHours.tsx';
import { useNotices } from './useNotices.ts';
import { NOTICE_WORDS as words } from './words.ts';

/** How I am told of what happens: the roads, and when I want to be left alone. */
export function NoticesPage() {
  const { shown, refused, change } = useNotices();
  return (
    <>
      <Heading>{words.title}</Heading>
      <p class="quiet">{words.lead}</p>
      {refused !== undefined && <p class="notice bad">{refused}</p>}
      {shown === undefined && refused === undefined && <p class="loading">{WORDS.loading}</p>}
      {shown && (
        <div class="roads">
          <ChatRoad />
          <PushRoad shown={shown} change={change} />
          <MailRoad shown={shown} change={change} />
          <QuietHours quiet={shown.quiet} change={change} />
        </div>
      )}
      <PlaceLink to="/desk/account" class="onward">
        {words.back}
      </PlaceLink>
    </>
  );
}
