import type { Choice } from '../messaging/outbound.ts';
import { bounded, LIMITS } from './limits.ts';
import { own } from './own.ts';
import { button } from './payload.ts';
import { phrase } from './speak.ts';
import type { FlowTools, Session } from './types.ts';
import type { Question } from './walker.ts';

/** "Dạ, anh/chị sinh năm 1985, đúng không ạ?" with its two buttons. */
export function readBack(
  { key, node }: Question,
  said: string,
  person: { readonly session: Session; readonly tools: FlowTools },
): { readonly text: string; readonly choices: readonly Choice[] } {
  const { confirm: texts, buttons } = person.tools.phrases;
  const template = own(texts, node.slot ?? '') ?? own(texts, node.answer) ?? texts.otherwise;
  return {
    text: phrase(template, person, { said: bounded(said, LIMITS.said) }),
    choices: [
      button(buttons.right, { kind: 'confirm', key, yes: true }),
      button(buttons.wrong, { kind: 'confirm', key, yes: false }),
    ],
  };
}
