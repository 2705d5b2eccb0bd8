import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { told, wordFor } from '../fillWords.ts';
import { Notice, type NoticeText } from '../notice.tsx';
import { timeShown } from '../shown.ts';
import type { Change } from './useNotices.ts';
import type { LastTold, RoadShown } from './wire.ts';
import { NOTICE_WORDS as words } from './words.ts';

interface RoadCardProps {
  readonly name: 'mail' | 'push';
  readonly title: string;
  readonly road: RoadShown;
  /** Something can be sent: there is an address, a browser. */
  readonly isReady: boolean;
  readonly said: NoticeText | undefined;
  readonly change: Change;
  readonly children: ComponentChildren;
}

/** One way of being told: whether it works, what it needs, on and off, and a try. */
export function RoadCard({ name, title, road, isReady, change, ...rest }: RoadCardProps) {
  const [said, setSaid] = useState<NoticeText>();
  const turn = async (on: boolean) => {
    const body = { road: name, on };
    setSaid(await change({ method: 'PATCH', path: '/notices', body }, words.saved));
  };
  const tryOut = async () => {
    const body = { road: name };
    setSaid(await change({ method: 'POST', path: '/notices/test', body }, words.tested));
  };
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
        <span class={road.isOn && isReady ? 'lamp lit' : 'lamp'}>
          {road.isOn && isReady ? words.on : words.off}
        </span>
      </div>
      {rest.children}
      <p class="quiet">{lastOf(road.last)}</p>
      <Notice said={said ?? rest.said} />
      {isReady && (
        <div class="ends">
          {road.isOn && (
            <button type="button" onClick={() => void tryOut()}>
              {words.test}
            </button>
          )}
          <button type="button" onClick={() => void turn(!road.isOn)}>
            {road.isOn ? words.turnOff : words.turnOn}
          </button>
        </div>
      )}
    </section>
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
