import { useEffect, useState } from 'preact/hooks';
import { told } from '../fillWords.ts';
import type { NoticeText } from '../notice.tsx';
import { askPermission, canPush, pushHere, subscribeHere, unsubscribeHere } from './browserPush.ts';
import { RoadCard } from './roadCard.tsx';
import type { Change } from './useNotices.ts';
import type { NoticesShown } from './wire.ts';
import { NOTICE_WORDS } from './words.ts';

const { push: words } = NOTICE_WORDS;

interface PushRoadProps {
  readonly shown: NoticesShown;
  readonly change: Change;
}

/** Being told by this browser, and how many others are. */
export function PushRoad({ shown, change }: PushRoadProps) {
  const [said, setSaid] = useState<NoticeText>();
  const [isHere, setHere] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void pushHere().then((endpoint) => {
      setHere(endpoint !== undefined && shown.browsers > 0);
    });
  }, [shown.browsers]);
  const turn = async () => {
    setBusy(true);
    setSaid(await (isHere ? leave(change) : enter(shown.pushKey, change)));
    setHere((await pushHere()) !== undefined);
    setBusy(false);
  };
  return (
    <RoadCard
      name="push"
      title={words.title}
      road={shown.roads.push}
      isReady={shown.browsers > 0}
      said={said}
      change={change}
    >
      <p>
        {isHere ? words.here : words.notHere}
        {shown.browsers > 0 && ` ${told(words.others, { count: String(shown.browsers) })}`}
      </p>
      {canPush() ? (
        <button
          type="button"
          class={isHere ? 'wide' : 'wide main'}
          disabled={isBusy}
          onClick={() => void turn()}
        >
          {isHere ? words.unsubscribe : words.subscribe}
        </button>
      ) : (
        <p class="quiet">{words.impossible}</p>
      )}
    </RoadCard>
  );
}

async function enter(pushKey: string, change: Change): Promise<NoticeText> {
  const permission = await askPermission();
  if (permission !== 'granted') return { kind: 'bad', text: words[permission] };
  const body = await subscribeHere(pushKey);
  if (!body) return { kind: 'bad', text: words.failed };
  return change({ method: 'POST', path: '/notices/browsers', body }, words.subscribed);
}

async function leave(change: Change): Promise<NoticeText> {
  const endpoint = await unsubscribeHere();
  if (endpoint === undefined) return { kind: 'good', text: words.unsubscribed };
  const body = { endpoint };
  return change({ method: 'DELETE', path: '/notices/browsers', body }, words.unsubscribed);
}
