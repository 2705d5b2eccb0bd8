import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import { useAsked } from '../useAsked.ts';
import { isStaff } from '../staff/staffWire.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { periodShown } from './periodShown.ts';
import { subjectName } from './subjectName.ts';
import type { ImportStep } from './useListImport.ts';
import type { ChangeRow } from './wire.ts';
import { WORDS } from './words.ts';

type ImportPreviewProps = Extract<ImportStep, { kind: 'preview' }> & {
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
};

const MOST_SHOWN = 100;

/** What a list would change, before it does. */
export function ImportPreview(props: ImportPreviewProps) {
  const { list, preview, outdated, onConfirm, onLeave } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { changes } = preview;
  const added = changes.filter(({ before }) => before === undefined).length;
  const counts = { added, changed: changes.length - added, same: preview.same, left: preview.left };
  return (
    <div class="preview">
      {outdated !== undefined && (
        <p class="notice bad" role="alert">
          {outdated}
        </p>
      )}
      <h3 ref={heading} tabIndex={-1}>
        {told(WORDS.preview, { name: list.name })}
      </h3>
      <Tally counts={counts} />
      {preview.left > 0 && <p class="quiet">{WORDS.leftNote}</p>}
      {changes.length === 0 && <p>{WORDS.nothingNew}</p>}
      <div class="ends">
        {changes.length > 0 && (
          <button type="button" class="main" onClick={onConfirm}>
            {told(WORDS.confirm, { count: String(changes.length) })}
          </button>
        )}
        <button type="button" onClick={onLeave}>
          {DESK_WORDS.cancel}
        </button>
      </div>
      <Changes changes={changes} />
    </div>
  );
}

function Tally({
  counts,
}: {
  readonly counts: Readonly<Record<keyof typeof WORDS.counts, number>>;
}) {
  return (
    <dl class="tally">
      {(['added', 'changed', 'same', 'left'] as const).map((name) => (
        <div key={name}>
          <dt>{WORDS.counts[name]}</dt>
          <dd>{counts[name].toLocaleString('vi-VN')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Changes({ changes }: { readonly changes: readonly ChangeRow[] }) {
  const desk = useDesk();
  const { body } = useAsked('/staff', isStaff);
  const names = Object.fromEntries((body?.staff ?? []).map(({ id, name }) => [id, name]));
  const more = changes.length - MOST_SHOWN;
  return (
    <ul class="changes">
      {changes.slice(0, MOST_SHOWN).map((change) => (
        <li key={`${change.subject.id} ${change.period}`}>
          <span>
            <strong>{subjectName(desk, names, change.subject)}</strong>
            {`, ${periodShown(change.period)}`}
          </span>
          <span class="after">
            <strong>{told(WORDS.people, { count: change.people.toLocaleString('vi-VN') })}</strong>{' '}
            <small>
              {change.before === undefined
                ? WORDS.isNew
                : told(WORDS.was, { before: change.before.toLocaleString('vi-VN') })}
            </small>
          </span>
        </li>
      ))}
      {more > 0 && <li class="quiet">{told(WORDS.more, { count: String(more) })}</li>}
    </ul>
  );
}
