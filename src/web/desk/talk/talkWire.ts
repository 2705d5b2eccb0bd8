import type { FigureWords } from '../../../core/grounding/figureWords.ts';
import { figureWords } from '../../../core/grounding/figureWords.ts';
import {
  both,
  isAnything,
  isFlag,
  isNumber,
  isRecord,
  isText,
  listOf,
  mapOf,
  maybe,
  oneOf,
  shape,
  type Guard,
} from '../guards.ts';
import { isLine, type ComputedLine } from '../leadWire.ts';
import type { Names } from '../wire.ts';

/** A row of the list; name, phone and words only for who may read them. Times are epoch milliseconds. */
export interface TalkRow {
  readonly id: string;
  readonly channel: string;
  readonly simulated: boolean;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly leadId?: string | undefined;
  readonly province?: string | undefined;
  readonly commune?: string | undefined;
  readonly askedAt?: number | undefined;
  readonly reason?: string | undefined;
  readonly holder?: string | undefined;
  readonly takenAt?: number | undefined;
  readonly waitingSince?: number | undefined;
  readonly returnAt?: number | undefined;
  readonly last?: unknown;
}

const isTalkRow = shape<TalkRow>({
  id: isText,
  channel: isText,
  simulated: isFlag,
  name: maybe(isText),
  phone: maybe(isText),
  leadId: maybe(isText),
  province: maybe(isText),
  commune: maybe(isText),
  askedAt: maybe(isNumber),
  reason: maybe(isText),
  holder: maybe(isText),
  takenAt: maybe(isNumber),
  waitingSince: maybe(isNumber),
  returnAt: maybe(isNumber),
  last: isAnything,
});

export interface TalkList {
  readonly talks: readonly TalkRow[];
  readonly names: Names;
  readonly next?: string | undefined;
}

export const isTalkList = shape<TalkList>({
  talks: listOf(isTalkRow),
  names: mapOf(isText),
  next: maybe(isText),
});

const SPEAKERS = ['bot', 'colleague', 'person', 'app'] as const;

/** A conversation as it stands at `now`, by the clock of the server. */
export interface Talk extends TalkRow {
  readonly speaker: (typeof SPEAKERS)[number];
  readonly stopped: boolean;
  readonly openUntil?: number | undefined;
  readonly now: number;
}

interface Stands {
  readonly speaker: Talk['speaker'];
  readonly stopped: boolean;
  readonly openUntil?: number | undefined;
  readonly now: number;
}

export interface TalkUtterance {
  readonly id: string;
  readonly from: 'person' | 'bot' | 'colleague';
  readonly by?: string | undefined;
  readonly at: number;
  readonly content: unknown;
  readonly delivery?: string | undefined;
}

/** What was said, oldest first; `earlier` asks for what was said before. */
export interface SaidPage {
  readonly said: readonly TalkUtterance[];
  readonly earlier?: string | undefined;
  readonly names: Names;
}

export const isSaidPage = shape<SaidPage>({
  said: listOf(
    shape<TalkUtterance>({
      id: isText,
      from: oneOf(['person', 'bot', 'colleague']),
      by: maybe(isText),
      at: isNumber,
      content: isAnything,
      delivery: maybe(isText),
    }),
  ),
  earlier: maybe(isText),
  names: mapOf(isText),
});

export interface TalkSheet extends SaidPage {
  readonly talk: Talk;
}

export const isTalkSheet: Guard<TalkSheet> = both(
  isSaidPage,
  shape<{ readonly talk: Talk }>({
    talk: both(
      isTalkRow,
      shape<Stands>({
        speaker: oneOf(SPEAKERS),
        stopped: isFlag,
        openUntil: maybe(isNumber),
        now: isNumber,
      }),
    ),
  }),
);

/** Something to say, with its law; without a text a figure in it is out of date. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly lines: readonly ComputedLine[];
}

export const isCards = shape<{ readonly cards: readonly Card[] }>({
  cards: listOf(
    shape<Card>({ id: isText, title: isText, text: maybe(isText), lines: listOf(isLine) }),
  ),
});

type FigureLexicon = Parameters<typeof figureWords>[0];

/** The words come from our own server, checked when it started. */
export const isFigureLexicon: Guard<FigureLexicon> = (value): value is FigureLexicon =>
  isRecord(value) &&
  ['numerals', 'amounts', 'births', 'grounding'].every((name) => isRecord(value[name]));

export function toFigureWords(lexicon: FigureLexicon): FigureWords {
  return figureWords(lexicon);
}
