import { withoutBeginning, withoutEnd } from './entities/courtesy.ts';
import { isQuestion, type YesNoWords } from './entities/yesNo.ts';
import type { Lexicon } from './lexicon.ts';
import { isMarked, type NormalText, type Word } from './normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from './phraseTable.ts';
import type { Command } from './reading.ts';

type PlainCommand = Exclude<Command['kind'], 'change'>;

/** The words of the commands, ready to be compared. */
export interface CommandWords {
  readonly plain: PhraseTable<PlainCommand>;
  readonly change: PhraseTable<true>;
  /** Commands that mean something else without their marks. */
  readonly onlyWithMarks: PhraseTable<true>;
}

/** What is changed has a short name; more words are a sentence. */
const MOST_WORDS_TO_CHANGE = 5;

/** Prepares the words of the commands. */
export function commandWords({ commands }: Lexicon): CommandWords {
  const kinds = ['greet', 'menu', 'back', 'why', 'stop', 'start', 'person', 'erase'] as const;
  return {
    plain: phraseTable(
      kinds.flatMap((kind) => commands[kind].map((text): [string, PlainCommand] => [text, kind])),
    ),
    change: phraseSet(commands.change),
    onlyWithMarks: phraseSet(commands.only_with_marks),
  };
}

/**
 * The command that the whole text is, courtesy aside. "tôi muốn dừng đóng bảo hiểm thì sao" holds a
 * word of a command and is none.
 */
export function readCommand(
  text: NormalText,
  words: CommandWords,
  yesNo: YesNoWords,
): Command | undefined {
  const polite = withoutEnd(text.words, yesNo.courtesy.after);
  const bare = withoutBeginning(polite, yesNo.courtesy.before);
  if (words.onlyWithMarks.whole(bare) && !bare.some(isMarked)) return undefined;
  const kind =
    words.plain.whole(text.words) ?? words.plain.whole(polite) ?? words.plain.whole(bare);
  if (kind) return { kind };
  if (isQuestion(text, yesNo)) return undefined;
  return changeIn(polite, words) ?? changeIn(bare, words);
}

function changeIn(words: readonly Word[], { change }: CommandWords): Command | undefined {
  const verb = change.at(words, 0);
  if (!verb) return undefined;
  const rest = words.slice(verb.size);
  if (rest.length === 0 || rest.length > MOST_WORDS_TO_CHANGE) return undefined;
  return { kind: 'change', what: rest.map(({ folded }) => folded).join(' ') };
}
