import { useEffect, useState } from 'preact/hooks';
import { told } from '../fillWords.ts';
import type { NoticeText } from '../notice.tsx';
import { askPermission, canPush, pushHere, subscribeHere, unsubscribeHere } from './browserPush.ts';
import { RoadCard } from './roadCard.tsx';
import { useSaid, type Change } from './useNotices.ts';
import type { NoticesShown } from './wire.ts';
import { NOTICE_WORDS } from './words.ts';

const { push: words } = NOTICE_WORDS;

interface PushRoadProps {
  readonly shown: NoticesShown;
  readonly change: Change;
}

/** Being told by this browser, and how many others are. */
export function PushRoad({ shown, change }: PushRoadProps) {
  const { said, setSaid, send } = useSaid(change);
  const { browsers, pushKey, roads } = shown;
  return (
    <RoadCard
      name="push"
      title={words.title}
      road={roads.push}
      isReady={browsers > 0}
      said={said}
      send={send}
    >
      {canPush() ? (
        <ThisBrowser browsers={browsers} pushKey={pushKey} change={change} onSaid={setSaid} />
      ) : (
        <p class="quiet">{words.impossible}</p>
      )}
    </RoadCard>
  );
}

interface ThisBrowserProps {
  /** How many are told, this one among them or not. */
  readonly browsers: number;
  readonly pushKey: string;
  readonly change: Change;
  readonly onSaid: (said: NoticeText) => void;
}

function ThisBrowser({ browsers, pushKey, change, onSaid }: ThisBrowserProps) {
  const [isHere, setHere] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void pushHere().then((endpoint) => {
      setHere(endpoint !== undefined && browsers > 0);
    });
  }, [browsers]);
  const turn = async () => {
    setBusy(true);
    onSaid(await (isHere ? leave(change) : enter(pushKey, change)));
    setHere((await pushHere()) !== undefined);
    setBusy(false);
  };
  return (
    <>
      <p>
        {isHere ? words.here : words.notHere}
        {browsers > 0 && ` ${told(words.others, { count: String(browsers) })}`}
      </p>
      <button
        type="button"
        class={isHere ? 'wide' : 'wide main'}
        disabled={isBusy}
        onClick={() => void turn()}
      >
        {isHere ? words.unsubscribe : words.subscribe}
      </button>
    </>
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
