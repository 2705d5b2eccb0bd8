import type { ComponentChildren } from 'preact';
import { told, wordFor } from '../fillWords.ts';
import { Notice, type NoticeText } from '../notice.tsx';
import { timeShown } from '../shown.ts';
import type { Send } from './useNotices.ts';
import type { LastTold, RoadShown } from './wire.ts';
import { NOTICE_WORDS as words } from './words.ts';

interface RoadCardProps extends SwitchProps {
  readonly title: string;
  /** Something can be sent: there is an address, a browser. */
  readonly isReady: boolean;
  readonly said: NoticeText | undefined;
  readonly children: ComponentChildren;
}

/** One way of being told: whether it works, what it needs, on and off, and a try. */
export function RoadCard({ name, title, road, isReady, said, send, children }: RoadCardProps) {
  if (!road.isThere) {
    return (
      <section class="card">
        <h2>{title}</h2>
        <p class="quiet">{words.absent}</p>
      </section>
    );
  }
  return (
    <section class="card">
      <div class="road">
        <h2>{title}</h2>
        <Lamp isLit={road.isOn && isReady} />
      </div>
      {children}
      <p class="quiet">{lastOf(road.last)}</p>
      <Notice said={said} />
      {isReady && <Switch name={name} road={road} send={send} />}
    </section>
  );
}

function Lamp({ isLit }: { readonly isLit: boolean }) {
  return <span class={isLit ? 'lamp lit' : 'lamp'}>{isLit ? words.on : words.off}</span>;
}

interface SwitchProps {
  readonly name: 'mail' | 'push';
  readonly road: RoadShown;
  readonly send: Send;
}

function Switch({ name, road: { isOn }, send }: SwitchProps) {
  const turn = () => {
    const body = { road: name, on: !isOn };
    return send({ method: 'PATCH', path: '/notices', body }, words.saved);
  };
  const tryOut = () => {
    const body = { road: name };
    return send({ method: 'POST', path: '/notices/test', body }, words.tested);
  };
  return (
    <div class="ends">
      {isOn && (
        <button type="button" onClick={() => void tryOut()}>
          {words.test}
        </button>
      )}
      <button type="button" onClick={() => void turn()}>
        {isOn ? words.turnOff : words.turnOn}
      </button>
    </div>
  );
}

function lastOf(last: LastTold | undefined): string {
  if (!last) return words.last.none;
  const time = last.at === undefined ? '' : timeShown(last.at);
  if (last.state === 'told') return told(words.last.told, { time });
  const why = whyOf(last.code ?? '');
  return last.state === 'waiting' || last.at === undefined
    ? told(words.last.again, { why })
    : told(words.last.failed, { time, why });
}

function whyOf(code: string): string {
  const why = wordFor(words.why, code);
  return why === code ? words.why.other : why;
}
