import type { Choice } from '../messaging/outbound.ts';
import { LIMITS } from './limits.ts';
import type { Asked } from './moment.ts';
import { own } from './own.ts';
import { askAgain, missesOf } from './repeat.ts';
import { choicesOf, commandButton, exampleOf, phrase } from './speak.ts';
import type { Turn } from './types.ts';

/** Why what was understood cannot be, in words. */
export function impossible(asked: Asked, reason: string): string {
  const { minimum, maximum } = asked.question.node;
  const { impossible: texts } = asked.tools.phrases;
  return phrase(own(texts, reason) ?? texts.otherwise, asked, {
    minimum,
    maximum,
    kind: asked.question.node.answer,
  });
}

/**
 * A miss. What was typed where only a choice was asked is kept for the editor: there it is hardly
 * ever a slip in an answer, and the menu is where people ask what they came for.
 */
export function unread(asked: Asked, heard: string): Turn {
  const turn = miss(asked);
  if (asked.question.node.answer !== 'choice') return turn;
  const text = asked.tools.understanding.kept(heard);
  return { session: turn.session, events: [...turn.events, { kind: 'text_unmatched', text }] };
}

/** Asked again with the reason or an example; after the third miss a person is offered as well. */
export function miss(asked: Asked, reason?: string): Turn {
  const { question, tools } = asked;
  const { phrases } = tools;
  const misses = missesOf(asked) + 1;
  const isStuck = misses >= LIMITS.missesBeforePerson;
  const kindly = isStuck ? phrases.not_understood_offer_person : phrases.not_understood;
  const example = exampleOf(question, tools);
  const before = [reason, !reason || isStuck ? phrase(kindly, asked, { example }) : undefined];
  return askAgain(asked, {
    before: before.filter((text) => text !== undefined).join('\n\n'),
    misses,
    events: [{ kind: 'answer_not_understood', key: question.key, misses }],
    more: isStuck ? personBeside(asked) : [],
  });
}

/** The way to a person, unless it is among the choices already. */
function personBeside({ question, tools }: Asked): readonly Choice[] {
  const person = commandButton('person', tools);
  const isOffered = choicesOf(question, tools).some(({ title }) => title === person.title);
  return isOffered ? [] : [person];
}
