import { phraseSet, type PhraseTable } from '../understanding/phraseTable.ts';
import type { Understanding } from '../understanding/reading.ts';
import { timeWords, type TimeWords } from './timeLine.ts';
import type { StaffChatWords } from './words.ts';

/** The words that colleagues use, ready to be compared. */
export interface StaffEar {
  readonly link: PhraseTable<true>;
  readonly aroundCode: PhraseTable<true>;
  readonly unlink: PhraseTable<true>;
  readonly today: PhraseTable<true>;
  readonly leave: PhraseTable<true>;
  readonly sure: PhraseTable<true>;
  readonly times: TimeWords;
  readonly understanding: Pick<Understanding, 'read' | 'asks'>;
}

export function staffEar(
  words: StaffChatWords,
  understanding: Pick<Understanding, 'read' | 'asks'>,
): StaffEar {
  const { heard } = words;
  return {
    link: phraseSet(heard.link),
    aroundCode: phraseSet(heard.around_code),
    unlink: phraseSet(heard.unlink),
    today: phraseSet(heard.today),
    leave: phraseSet(heard.leave),
    sure: phraseSet(heard.sure),
    times: timeWords(words),
    understanding,
  };
}
