import { useState } from 'preact/hooks';
import { ask } from './api.ts';
import { may, useDesk } from './deskContext.ts';
import { Heading } from './heading.tsx';
import { Notice, type NoticeText } from './notice.tsx';
import { PlatformCard } from './requests/platformCard.tsx';
import { RequestCard } from './requests/requestCard.tsx';
import { RequestForm } from './requests/requestForm.tsx';
import { isRegister, type PlatformRequest } from './requests/wire.ts';
import { WORDS } from './requests/words.ts';
import { useAsked } from './useAsked.ts';
import { isDone } from './wire.ts';
import { WORDS as DESK_WORDS } from './words.ts';

const { requests: words } = DESK_WORDS;

/** What people asked about their own data, with the days by which it is due. */
export function RequestsPage() {
  const desk = useDesk();
  const { body, refused, reload } = useAsked('/requests', isRegister);
  const [said, setSaid] = useState<NoticeText>();
  const step = async (path: string) => {
    const answer = await ask({ method: 'POST', path, body: {} }, isDone);
    const isGood = answer.kind === 'ok';
    setSaid({ kind: isGood ? 'good' : 'bad', text: isGood ? WORDS.doneNow : answer.message });
    reload();
  };
  return (
    <>
      <Heading>{words.title}</Heading>
      <p class="quiet">{WORDS.intro}</p>
      {may(desk, 'requests.write') && <RequestForm onOpened={reload} />}
      <Notice said={refused ? { kind: 'bad', text: refused.message } : said} />
      {body?.requests.length === 0 && <p class="empty">{words.none}</p>}
      <div class="requests">
        {body?.requests.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            onStep={(name) => void step(`/requests/${request.id}/${name}`)}
          />
        ))}
      </div>
      {body && <PlatformRequests requests={body.platform} onStep={(path) => void step(path)} />}
    </>
  );
}

interface PlatformRequestsProps {
  readonly requests: readonly PlatformRequest[];
  readonly onStep: (path: string) => void;
}

function PlatformRequests({ requests, onStep }: PlatformRequestsProps) {
  if (requests.length === 0) return null;
  return (
    <>
      <h2>{WORDS.platform}</h2>
      <p class="quiet">{WORDS.platformIntro}</p>
      <div class="requests">
        {requests.map((request) => (
          <PlatformCard
            key={request.code}
            request={request}
            onDone={() => onStep(`/platform-requests/${request.code}/finish`)}
          />
        ))}
      </div>
    </>
  );
}
