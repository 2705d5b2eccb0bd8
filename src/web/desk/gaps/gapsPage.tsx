import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import { Heading } from '../heading.tsx';
import { Notice, type NoticeText } from '../notice.tsx';
import { WORDS as DESK_WORDS } from '../words.ts';
import { GapCard } from './gapCard.tsx';
import { useGaps, type GapView } from './useGaps.ts';
import { WORDS } from './words.ts';

/** What people asked in vain, for whoever writes the answers. */
export function GapsPage() {
  const [view, setView] = useState<GapView>('open');
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState<NoticeText>();
  const { page, refused, more, reload } = useGaps(view, search.trim());
  const settled = (notice: NoticeText) => {
    setSaid(notice);
    reload();
  };
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      <p class="quiet">{WORDS.intro}</p>
      <Views view={view} onView={setView} />
      <Field
        label={WORDS.search}
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        value={search}
        onText={setSearch}
      />
      <Notice said={refused ? { kind: 'bad', text: refused.message } : said} />
      {!page && !refused && <p class="loading">{DESK_WORDS.loading}</p>}
      {page?.gaps.length === 0 && <p class="empty">{emptyWords(view, search)}</p>}
      <ul class="gaps">
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
