import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import { Heading } from '../heading.tsx';
import { ListStanding } from '../listStanding.tsx';
import { Notice, type NoticeText } from '../notice.tsx';
import { GapCard } from './gapCard.tsx';
import { useGaps, type GapView } from './useGaps.ts';
import { WORDS } from './words.ts';

/** What people asked in vain, for whoever writes the answers. */
export function GapsPage() {
  const [view, setView] = useState<GapView>('open');
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState<NoticeText>();
  const show = (next: GapView) => {
    setView(next);
    setSaid(undefined);
  };
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      <p class="quiet">{WORDS.intro}</p>
      <Views view={view} onView={show} />
      <Field
        label={WORDS.search}
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        value={search}
        onText={setSearch}
      />
      <Gaps key={view} view={view} search={search.trim()} said={said} onSaid={setSaid} />
    </>
  );
}

interface GapsProps {
  readonly view: GapView;
  readonly search: string;
  readonly said: NoticeText | undefined;
  readonly onSaid: (said: NoticeText) => void;
}

/** The questions of one view: what another shows is not to be settled or opened from here. */
function Gaps({ view, search, said, onSaid }: GapsProps) {
  const { page, isOld, refused, more, reload } = useGaps(view, search);
  const settled = (notice: NoticeText) => {
    onSaid(notice);
    reload();
  };
  return (
    <>
      <Notice said={refused ? { kind: 'bad', text: refused.message } : said} />
      <ListStanding
        shown={page?.gaps.length}
        isOld={isOld}
        refused={refused}
        empty={emptyWords(view, search)}
      />
      <ul class="gaps" aria-busy={isOld}>
        {page?.gaps.map((gap) => (
          <GapCard key={gap.id} gap={gap} view={view} names={page.names} onSettled={settled} />
        ))}
      </ul>
      {more && (
        <button type="button" class="wide" onClick={more}>
          {WORDS.more}
        </button>
      )}
    </>
  );
}

function emptyWords(view: GapView, search: string): string {
  return WORDS.empty[search === '' ? view : 'found'];
}

interface ViewsProps {
  readonly view: GapView;
  readonly onView: (view: GapView) => void;
}

function Views({ view, onView }: ViewsProps) {
  return (
    <div class="views" role="group" aria-label={WORDS.views}>
      {(['open', 'settled'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === view}
          onClick={() => {
            onView(each);
          }}
        >
          {WORDS[each]}
        </button>
      ))}
    </div>
  );
}
