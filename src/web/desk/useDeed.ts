import { useState } from 'preact/hooks';
import type { Deed } from '../../core/lead/deeds.ts';
import { ask, type Question } from './api.ts';
import type { NoticeText } from './notice.tsx';
import { isDone } from './wire.ts';
import { WORDS } from './words.ts';

export interface Doing {
  /** What came of the last deed. */
  readonly said: NoticeText | undefined;
  readonly isBusy: boolean;
  /** Resolves to true when it was done. */
  readonly send: (question: Question, good?: string) => Promise<boolean>;
  readonly act: (deed: Deed, good?: string) => Promise<boolean>;
}

/**
 * Does something about a lead, says what came of it, and has the page read anew: also after a refusal,
 * because somebody else may have been faster.
 */
export function useDeed(leadId: string, reload: () => void): Doing {
  const [said, setSaid] = useState<NoticeText>();
  const [isBusy, setBusy] = useState(false);
  const send = async (question: Question, good: string = WORDS.lead.done) => {
    if (isBusy) return false;
    setBusy(true);
    const answer = await ask(question, isDone);
    setBusy(false);
    const isGood = answer.kind === 'ok';
    setSaid(isGood ? { kind: 'good', text: good } : { kind: 'bad', text: answer.message });
    reload();
    return isGood;
  };
  const act = (deed: Deed, good?: string) =>
    send({ method: 'POST', path: `/leads/${leadId}/deeds`, body: deed }, good);
  return { said, isBusy, send, act };
}
