import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { told } from '../fillWords.ts';
import { Notice, type NoticeText } from '../notice.tsx';
import { timeShown } from '../shown.ts';
import { useAsked } from '../useAsked.ts';
import { isDone, type Names } from '../wire.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { isImports, type ImportRow } from './wire.ts';
import { WORDS } from './words.ts';

interface ImportHistoryProps {
  /** Grows when a list was taken in. */
  readonly taken: number;
  readonly onUndone: () => void;
}

/** The lists that were taken in, and undoing the latest. */
export function ImportHistory({ taken, onUndone }: ImportHistoryProps) {
  const { body, reload } = useAsked('/targets/imports', isImports);
  const [said, setSaid] = useState<NoticeText>();
  useEffect(() => {
    if (taken > 0) reload();
  }, [taken, reload]);
  const undo = async (id: string) => {
    const answer = await ask({ method: 'POST', path: `/targets/imports/${id}/undo` }, isDone);
    const isGood = answer.kind === 'ok';
    setSaid(
      isGood ? { kind: 'good', text: WORDS.undoneNow } : { kind: 'bad', text: answer.message },
    );
    reload();
    onUndone();
  };
  const latest = body?.imports.find(({ undone }) => !undone)?.id;
  return (
    <details class="card">
      <summary>{WORDS.history}</summary>
      <Notice said={said} />
      {body?.imports.length === 0 && <p class="quiet">{WORDS.noHistory}</p>}
      <ol class="imports">
        {body?.imports.map((each) => (
          <li key={each.id}>
            <Import list={each} names={body.names} />
            {each.id === latest && <Undo onUndo={() => void undo(each.id)} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Import({ list, names }: { readonly list: ImportRow; readonly names: Names }) {
  const { fileName, importedBy, importedAt, added, changed, undone } = list;
  const nameOf = (id: string) => names[id] ?? WORDS.somebody;
  return (
    <div class={undone ? 'undone' : undefined}>
      <strong>{fileName}</strong>
      <p>{told(WORDS.result, { added: String(added), changed: String(changed) })}</p>
      <p class="quiet">
        {told(WORDS.imported, { who: nameOf(importedBy), time: timeShown(importedAt) })}
        {undone &&
          `; ${told(WORDS.undone, { who: nameOf(undone.by), time: timeShown(undone.at) })}`}
      </p>
    </div>
  );
}

/** Asks once more: what is undone cannot be redone but by sending the list again. */
function Undo({ onUndo }: { readonly onUndo: () => void }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {WORDS.undo}
      </button>
    );
  }
  return (
    <div class="sure">
      <p>{WORDS.sure}</p>
      <div class="ends">
        <button
          type="button"
          class="main"
          onClick={() => {
            setAsked(false);
            onUndo();
          }}
        >
          {WORDS.yes}
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          {DESK_WORDS.cancel}
        </button>
      </div>
    </div>
  );
}
