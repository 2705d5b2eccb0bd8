import { useCallback, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { may, useDesk } from '../deskContext.ts';
import { Heading } from '../heading.tsx';
import { Notice } from '../notice.tsx';
import { useAsked } from '../useAsked.ts';
import { useChanges } from '../useChanges.ts';
import { WORDS } from '../words.ts';
import { TalkCard } from './talkCard.tsx';
import { isTalkList, type TalkList } from './talkWire.ts';
import { TALK_WORDS as words } from './words.ts';

const VIEWS = ['open', 'mine'] as const;

type View = (typeof VIEWS)[number];

/** Conversations that need a person, and those I have. */
export function TalkListPage() {
  const desk = useDesk();
  const [view, setView] = useState<View>('open');
  return (
    <>
      <Heading>{words.title}</Heading>
      {may(desk, 'conversations.reply') && (
        <div class="views" role="group" aria-label={words.views}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              onClick={() => setView(each)}
            >
              {words[each]}
            </button>
          ))}
        </div>
      )}
      <Rows key={view} view={view} />
    </>
  );
}

function Rows({ view }: { readonly view: View }) {
  const path = `/talks?view=${view}`;
  const { body: list, refused, reload } = useAsked(path, isTalkList);
  const [more, setMore] = useState<TalkList>();
  useChanges(
    () => {
      setMore(undefined);
      reload();
    },
    { event: 'talk' },
  );
  const next = more ? more.next : list?.next;
  const readOn = useCallback(async () => {
    const answer = await ask({ method: 'GET', path: `${path}&after=${next ?? ''}` }, isTalkList);
    if (answer.kind === 'ok') setMore((before) => joined(before, answer.body));
  }, [path, next]);
  if (!list) {
    if (!refused) return <p class="loading">{WORDS.loading}</p>;
    return <Notice said={{ kind: 'bad', text: refused.message }} />;
  }
  const shown = more ? joined(list, more) : list;
  if (shown.talks.length === 0) return <p class="empty">{words.empty[view]}</p>;
  return (
    <>
      <ul class="leads talks">
        {shown.talks.map((talk) => (
          <TalkCard key={talk.id} talk={talk} names={shown.names} />
        ))}
      </ul>
      {next !== undefined && (
        <button type="button" class="wide" onClick={() => void readOn()}>
          {words.more}
        </button>
      )}
    </>
  );
}

function joined(first: TalkList | undefined, next: TalkList): TalkList {
  if (!first) return next;
  return {
    ...next,
    talks: [...first.talks, ...next.talks],
    names: { ...first.names, ...next.names },
  };
}
