import { useState } from 'preact/hooks';
import { may, useDesk } from '../deskContext.ts';
import { Heading } from '../heading.tsx';
import { ListStanding } from '../listStanding.tsx';
import { Notice } from '../notice.tsx';
import { useChanges } from '../useChanges.ts';
import { useFurther } from '../useFurther.ts';
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

const PAGES = {
  isPage: isTalkList,
  next: ({ next }: TalkList) => (next === undefined ? undefined : `after=${next}`),
  join: (before: TalkList, page: TalkList) => ({
    ...page,
    talks: [...before.talks, ...page.talks],
    names: { ...before.names, ...page.names },
  }),
};

function Rows({ view }: { readonly view: View }) {
  const { page, isOld, refused, more, reload } = useFurther(`/talks?view=${view}`, PAGES);
  useChanges(reload, { event: 'talk' });
  return (
    <>
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      <ListStanding
        shown={page?.talks.length}
        isOld={isOld}
        refused={refused}
        empty={words.empty[view]}
      />
      <ul class="leads talks">
        {page?.talks.map((talk) => (
          <TalkCard key={talk.id} talk={talk} names={page.names} />
        ))}
      </ul>
      {more && (
        <button type="button" class="wide" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}
