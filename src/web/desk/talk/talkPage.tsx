import { useRef, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { may, useDesk } from '../deskContext.ts';
import { Heading } from '../heading.tsx';
import { Notice, type NoticeText } from '../notice.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { saidIn } from '../said.ts';
import { isDone } from '../wire.ts';
import { WORDS } from '../words.ts';
import { Bubbles } from './bubbles.tsx';
import { Cards } from './cards.tsx';
import { Composer } from './composer.tsx';
import { Hold } from './hold.tsx';
import { Standing } from './standing.tsx';
import { personOf } from './talkCard.tsx';
import type { Card, TalkSheet } from './talkWire.ts';
import { useTalk } from './useTalk.ts';
import { TALK_WORDS as words } from './words.ts';

/** One conversation: where we stand, what was said, and what a colleague does about it. */
export function TalkPage({ id }: { readonly id: string }) {
  const { sheet, refused, reload, earlier } = useTalk(id);
  return (
    <>
      <PlaceLink to="/desk/talks" class="back">
        ‹ {words.back}
      </PlaceLink>
      {refused && <Notice said={{ kind: 'bad', text: refused.message }} />}
      {!sheet && !refused && <p class="loading">{WORDS.loading}</p>}
      {sheet && refused?.status !== 404 && (
        <Sheet sheet={sheet} reload={reload} onEarlier={earlier} />
      )}
    </>
  );
}

interface SheetProps {
  readonly sheet: TalkSheet;
  readonly reload: () => void;
  readonly onEarlier: () => void;
}

function Sheet({ sheet, reload, onEarlier }: SheetProps) {
  const desk = useDesk();
  const { talk } = sheet;
  const { said, isBusy, send } = useSending(talk.id, reload);
  const writing = useWriting(sheet, send);
  const isMine = talk.holder === desk.me.staffId;
  const mayWrite = isMine && !talk.simulated && !talk.stopped && talk.openUntil !== undefined;
  return (
    <>
      <div class="title">
        <Heading>{personOf(talk)}</Heading>
      </div>
      <div class="talk-sheet">
        <div class="talk-side">
          <Standing sheet={sheet} />
          <Notice said={said} />
          {may(desk, 'conversations.reply') && (
            <Hold talk={talk} isMine={isMine} isBusy={isBusy} send={send} />
          )}
        </div>
        <div class="talk-main">
          <Bubbles sheet={sheet} onEarlier={onEarlier} />
          {mayWrite && <Composer {...writing} isBusy={isBusy} />}
        </div>
        {mayWrite && <Cards id={talk.id} onInsert={writing.insert} />}
      </div>
    </>
  );
}

/** Asks the server for a deed and says how it went; the page is read anew either way. */
export type Send = (path: string, good: string, body?: object) => Promise<boolean>;

function useSending(id: string, reload: () => void) {
  const [said, setSaid] = useState<NoticeText>();
  const [isBusy, setBusy] = useState(false);
  const send: Send = async (path, good, body = {}) => {
    if (isBusy) return false;
    setBusy(true);
    const answer = await ask({ method: 'POST', path: `/talks/${id}/${path}`, body }, isDone);
    setBusy(false);
    const isGood = answer.kind === 'ok';
    setSaid(isGood ? { kind: 'good', text: good } : { kind: 'bad', text: answer.message });
    reload();
    return isGood;
  };
  return { said, isBusy, send };
}

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** What is being written, and what has its law: cards that were inserted, what the bot said. */
function useWriting({ said }: TalkSheet, send: Send) {
  const [text, onText] = useState('');
  const [inserted, setInserted] = useState<readonly string[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const reply = async () => {
    if (text.trim() !== '' && (await send('reply', words.sent, { text }))) onText('');
  };
  const insert = ({ text: wording = '' }: Card) => {
    setInserted([...inserted, wording]);
    onText(text.trim() === '' ? wording : `${text.trimEnd()}\n${wording}`);
    box.current?.focus();
  };
  const byBot = said.filter(({ from }) => from === 'bot');
  const given = [...inserted, ...byBot.map(({ content }) => saidIn(content, NO_TITLES))];
  return { text, onText, given, box, insert, onSend: () => void reply() };
}
