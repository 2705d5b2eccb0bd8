import { cardOf, type Card } from '../../core/desk/notices/letter.ts';
import type { NoticeWords } from '../../core/desk/notices/rules.ts';
import type { Road, Told } from './roads.ts';
import type { PushSubscription, SubscriptionStore } from './settings.ts';
import { tellablesOf, type TellableNeeds } from './tellable.ts';

/** Calls a browser's push service. `gone`: the browser asked to be left alone, for ever. */
export interface PushSender {
  send(
    to: PushSubscription,
    payload: string,
  ): Promise<Told | { readonly kind: 'gone'; readonly code: string }>;
}

export interface PushRoadNeeds extends TellableNeeds {
  readonly sender: PushSender;
  readonly subscriptions: Pick<SubscriptionStore, 'list' | 'remove'>;
  readonly words: NoticeWords;
}

/** Tells in the browsers that the colleague subscribed; told when one of them took it. */
export function pushRoad(needs: PushRoadNeeds): Required<Road> {
  const tellTogether: Required<Road>['tellTogether'] = async (notices) => {
    const [first] = notices;
    if (!first) return { kind: 'told' };
    return toBrowsers(needs, first.staffId, async () => {
      const told = await tellablesOf(notices, needs);
      return told.length === 0 ? undefined : cardOf(told, needs.words, needs.deskUrl);
    });
  };
  return {
    name: 'push',
    tell: (notice) => tellTogether([notice]),
    tellTogether,
    tryOut: (staffId) =>
      toBrowsers(needs, staffId, () => {
        const { title, line: body } = needs.words.test;
        return Promise.resolve({ title, body, link: `${needs.deskUrl}/notices` });
      }),
  };
}

async function toBrowsers(
  needs: PushRoadNeeds,
  staffId: string,
  write: () => Promise<Card | undefined>,
): Promise<Told> {
  const browsers = await needs.subscriptions.list(staffId);
  if (browsers.length === 0) return { kind: 'closed', code: 'no_browser' };
  const card = await write();
  if (!card) return { kind: 'closed', code: 'nothing_left' };
  const payload = JSON.stringify(card);
  const told = await Promise.all(
    browsers.map((browser) => toBrowser(needs, { staffId, browser, payload })),
  );
  return (
    told.find(({ kind }) => kind === 'told') ??
    told.find(({ kind }) => kind === 'again') ??
    told[0] ?? { kind: 'closed', code: 'no_browser' }
  );
}

interface Sending {
  readonly staffId: string;
  readonly browser: PushSubscription;
  readonly payload: string;
}

async function toBrowser(
  { sender, subscriptions }: PushRoadNeeds,
  { staffId, browser, payload }: Sending,
): Promise<Told> {
  const told = await sender.send(browser, payload);
  if (told.kind !== 'gone') return told;
  await subscriptions.remove(staffId, browser.endpoint);
  return { kind: 'closed', code: told.code };
}
