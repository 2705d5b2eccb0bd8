import { useState } from 'preact/hooks';
import { ask, type Question } from '../api.ts';
import type { NoticeText } from '../notice.tsx';
import { useAsked } from '../useAsked.ts';
import { isNotices, type NoticesShown } from './wire.ts';

/** How I am told, and what changes it. */
export interface Notices {
  readonly shown: NoticesShown | undefined;
  /** Why nothing can be shown. */
  readonly refused: string | undefined;
  readonly change: Change;
}

/** Sends a change; resolves to what came of it in words, `good` when it was done. */
export type Change = (question: Question, good: string) => Promise<NoticeText>;

export function useNotices(): Notices {
  const { body, refused } = useAsked('/notices', isNotices);
  const [changed, setChanged] = useState<NoticesShown>();
  const change: Change = async (question, good) => {
    const answer = await ask(question, isNotices);
    if (answer.kind === 'refused') return { kind: 'bad', text: answer.message };
    setChanged(answer.body);
    return { kind: 'good', text: good };
  };
  return { shown: changed ?? body, refused: refused?.message, change };
}

/** Sends a change of one card, which then says what came of it. */
export type Send = (question: Question, good: string) => Promise<void>;

/** What came of the last change of one card. */
export function useSaid(change: Change): {
  readonly said: NoticeText | undefined;
  readonly setSaid: (said: NoticeText) => void;
  readonly send: Send;
} {
  const [said, setSaid] = useState<NoticeText>();
  const send: Send = async (question, good) => {
    setSaid(await change(question, good));
  };
  return { said, setSaid, send };
}
