import { may, useDesk } from '../deskContext.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { DueDays } from './dueDays.tsx';
import type { PlatformRequest } from './wire.ts';
import { WORDS } from './words.ts';

interface PlatformCardProps {
  readonly request: PlatformRequest;
  readonly onDone: () => void;
}

/** A wish to delete that Meta passed on, by its code. */
export function PlatformCard({ request, onDone }: PlatformCardProps) {
  const desk = useDesk();
  const { code, requestedAt, dueOn, doneAt } = request;
  return (
    <section class="card request">
      <h3>{DESK_WORDS.requests.kinds.delete}</h3>
      <p class="quiet">{`${WORDS.code}: ${code}`}</p>
      <DueDays
        receivedAt={requestedAt}
        steps={[{ due: dueOn, at: doneAt, dueWords: WORDS.finish, doneWords: WORDS.done }]}
      />
      {may(desk, 'requests.write') && doneAt === undefined && (
        <div class="ends">
          <button type="button" onClick={onDone}>
            {WORDS.platformDone}
          </button>
        </div>
      )}
    </section>
  );
}
