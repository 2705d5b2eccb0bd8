import { useEffect, useState } from 'preact/hooks';
import { ask, type Answered } from '../api.ts';
import { CAPABILITIES } from '../../../core/messaging/capabilities.ts';
import { told, wordFor } from '../fillWords.ts';
import { Notice, type NoticeText } from '../notice.tsx';
import { timeShown } from '../shown.ts';
import { useAsked } from '../useAsked.ts';
import { isDone } from '../wire.ts';
import { CodeSteps } from './codeSteps.tsx';
import { isChatLinks, isCode, type Code, type Linked } from './wire.ts';
import { CHAT_WORDS as words } from './words.ts';

const LOOK_EVERY_MS = 3_000;
const HOUR_MS = 3_600_000;

/** One's own chats: a code to link one, those that are linked, and the end of each. */
export function ChatRoad() {
  const { body, reload } = useAsked('/chat-links', isChatLinks);
  const [said, setSaid] = useState<NoticeText>();
  const links = body?.links ?? [];
  const { drawn, draw } = useCode({ links, reload, onSaid: setSaid });
  const unlink = async (link: Linked) => {
    const path = `/chat-links/${link.channel}`;
    setSaid(
      saidOf(await ask({ method: 'DELETE', path }, isDone), told(words.unlinked, nameOf(link))),
    );
    reload();
  };
  if (!body) return null;
  const { accounts } = body;
  return (
    <section class="card chat-road">
      <h2>{words.title}</h2>
      <p>{accounts.length === 0 ? words.none : words.intro}</p>
      <Notice said={said} />
      <LinkList links={links} onUnlink={(link) => void unlink(link)} onTried={setSaid} />
      {drawn && <CodeSteps accounts={accounts} code={drawn.code} />}
      {accounts.length > 0 && (
        <button type="button" class="wide" onClick={() => void draw()}>
          {drawn ? words.drawAnother : words.draw}
        </button>
      )}
    </section>
  );
}

function saidOf(answer: Answered<unknown>, good: string): NoticeText {
  if (answer.kind === 'ok') return { kind: 'good', text: good };
  return { kind: 'bad', text: answer.message };
}

interface CodeUse {
  readonly links: readonly Linked[];
  readonly reload: () => void;
  readonly onSaid: (said: NoticeText | undefined) => void;
}

/** A code that was drawn here: looked after until a chat is linked with it. */
function useCode({ links, reload, onSaid }: CodeUse) {
  const [drawn, setDrawn] = useState<Drawn>();
  const arrived = drawn && links.find((link) => isNew(link, drawn.before));
  useEffect(() => {
    if (!arrived) return;
    setDrawn(undefined);
    onSaid({ kind: 'good', text: told(words.linked, nameOf(arrived)) });
  }, [arrived, onSaid]);
  useEffect(() => {
    if (!drawn) return undefined;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [drawn, reload]);
  const draw = async () => {
    const answer = await ask({ method: 'POST', path: '/chat-links/code', body: {} }, isCode);
    const isGood = answer.kind === 'ok';
    setDrawn(isGood ? { code: answer.body, before: links } : undefined);
    onSaid(isGood ? undefined : { kind: 'bad', text: answer.message });
  };
  return { drawn, draw };
}

/** A code on the page, and what was linked before it was drawn. */
interface Drawn {
  readonly code: Code;
  readonly before: readonly Linked[];
}

interface LinkListProps {
  readonly links: readonly Linked[];
  readonly onUnlink: (link: Linked) => void;
  /** A message was sent on trial, or could not be. */
  readonly onTried: (said: NoticeText) => void;
}

function LinkList({ links, onUnlink, onTried }: LinkListProps) {
  const tryOut = async () => {
    const question = { method: 'POST', path: '/notices/test', body: { road: 'chat' } } as const;
    onTried(saidOf(await ask(question, isDone), words.tried));
  };
  if (links.length === 0) return null;
  return (
    <>
      <ul class="sessions">
        {links.map((link) => (
          <li key={link.channel}>
            <p>
              {words.channels[link.channel]}
              <br />
              <small>{told(words.since, { time: timeShown(link.linkedAt) })}</small>
              <Closed link={link} />
            </p>
            <button
              type="button"
              aria-label={told(words.unlinkWhich, nameOf(link))}
              onClick={() => {
                onUnlink(link);
              }}
            >
              {words.unlink}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="wide" onClick={() => void tryOut()}>
        {words.tryOut}
      </button>
    </>
  );
}

/** How to open a chat again in which nothing can be told now. */
function Closed({ link: { channel, closed = '' } }: { readonly link: Linked }) {
  const hint = wordFor(words.closed, closed);
  if (hint === closed) return null;
  const [free] = CAPABILITIES[channel].windows;
  const hours = String(Math.round((free?.lasts ?? 0) / HOUR_MS));
  return <strong class="closed">{told(hint, { hours })}</strong>;
}

function nameOf({ channel }: Linked) {
  return { channel: words.channels[channel] };
}

function isNew({ channel, linkedAt }: Linked, before: readonly Linked[]): boolean {
  return !before.some((each) => each.channel === channel && each.linkedAt === linkedAt);
}
