import { may, useDesk } from './deskContext.ts';
import { ask } from './api.ts';
import { told, wordFor } from './fillWords.ts';
import { isNumber, isText, listOf, maybe, shape } from './guards.ts';
import { Heading } from './heading.tsx';
import { dayShown } from './shown.ts';
import { useAsked } from './useAsked.ts';
import { isDone } from './wire.ts';
import { WORDS } from './words.ts';

const { requests: words } = WORDS;

interface DataRequest {
  readonly id: string;
  readonly kind: string;
  readonly receivedAt: number;
  readonly reactBy: string;
  readonly doneBy: string;
  readonly reactedAt?: number | undefined;
  readonly doneAt?: number | undefined;
}

const isRequests = shape<{ readonly requests: readonly DataRequest[] }>({
  requests: listOf(
    shape<DataRequest>({
      id: isText,
      kind: isText,
      receivedAt: isNumber,
      reactBy: isText,
      doneBy: isText,
      reactedAt: maybe(isNumber),
      doneAt: maybe(isNumber),
    }),
  ),
});

/** What people asked about their own data, with the days by which it is due. */
export function RequestsPage() {
  const desk = useDesk();
  const { body, refused, reload } = useAsked('/requests', isRequests);
  const step = async (id: string, name: 'react' | 'finish') => {
    await ask({ method: 'POST', path: `/requests/${id}/${name}`, body: {} }, isDone);
    reload();
  };
  return (
    <>
      <Heading>{words.title}</Heading>
      {refused && <p class="notice bad">{refused.message}</p>}
      {body?.requests.length === 0 && <p class="empty">{words.none}</p>}
      {body?.requests.map((request) => (
        <section key={request.id} class="card">
          <h2>{wordFor(words.kinds, request.kind)}</h2>
          <p>{datesOf(request)}</p>
          {may(desk, 'requests.write') && request.doneAt === undefined && (
            <div class="ends">
              {request.reactedAt === undefined && (
                <button type="button" onClick={() => void step(request.id, 'react')}>
                  {words.markReact}
                </button>
              )}
              <button type="button" onClick={() => void step(request.id, 'finish')}>
                {words.markDone}
              </button>
            </div>
          )}
        </section>
      ))}
    </>
  );
}

function datesOf({ receivedAt, reactBy, doneBy, reactedAt, doneAt }: DataRequest): string {
  const received = told(words.received, { day: dayShown(receivedAt) });
  if (doneAt !== undefined) return `${received}. ${told(words.done, { day: dayShown(doneAt) })}.`;
  const react = reactedAt === undefined ? `, ${told(words.react, { day: written(reactBy) })}` : '';
  return `${received}${react}, ${told(words.finishBy, { day: written(doneBy) })}.`;
}

/** `2026-11-24` as `24/11/2026`. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}
