import { useState } from 'preact/hooks';
import { may, useDesk } from '../deskContext.ts';
import { told, wordFor } from '../fillWords.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { DueDays } from './dueDays.tsx';
import { PersonCopy } from './personCopy.tsx';
import type { DataRequest } from './wire.ts';
import { WORDS } from './words.ts';

const { requests: words } = DESK_WORDS;

interface RequestCardProps {
  readonly request: DataRequest;
  readonly onStep: (name: 'react' | 'finish') => void;
}

/** One request: whose, its days, the copy to hand over, and what is done about it. */
export function RequestCard({ request, onStep }: RequestCardProps) {
  const desk = useDesk();
  const { kind, contactId, receivedAt, reactBy, doneBy, reactedAt, doneAt } = request;
  const isErased = kind === 'delete' && doneAt !== undefined;
  return (
    <section class="card request">
      <h2>
        {wordFor(words.kinds, kind)} <small>{told(WORDS.person, { id: contactId })}</small>
      </h2>
      <DueDays
        receivedAt={receivedAt}
        steps={[
          { due: reactBy, at: reactedAt, dueWords: WORDS.react, doneWords: WORDS.reacted },
          { due: doneBy, at: doneAt, dueWords: WORDS.finish, doneWords: WORDS.done },
        ]}
      />
      {may(desk, 'people.export') && !isErased && <PersonCopy contactId={contactId} />}
      {may(desk, 'requests.write') && doneAt === undefined && (
        <Steps request={request} onStep={onStep} />
      )}
    </section>
  );
}

function Steps({ request: { kind, reactedAt }, onStep }: RequestCardProps) {
  const [isAsked, setAsked] = useState(false);
  const erases = kind === 'delete';
  if (isAsked) {
    return (
      <div class="sure">
        <p class="late">{WORDS.sure}</p>
        <div class="ends">
          <button type="button" class="main" onClick={() => onStep('finish')}>
            {WORDS.yes}
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            {DESK_WORDS.cancel}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="ends">
      {reactedAt === undefined && (
        <button type="button" onClick={() => onStep('react')}>
          {words.markReact}
        </button>
      )}
      <button type="button" onClick={() => (erases ? setAsked(true) : onStep('finish'))}>
        {erases ? WORDS.eraseNow : words.markDone}
      </button>
    </div>
  );
}
