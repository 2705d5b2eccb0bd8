import { accept } from './accept.ts';
import { answerConfirmation, tapped } from './answer.ts';
import { start } from './arrive.ts';
import { changeKey } from './change.ts';
import { obey } from './commands.ts';
import { menuFlow } from './entryFlows.ts';
import { tellEntry } from './faq.ts';
import { askedAt, withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { readPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { carryOn } from './repeat.ts';
import { outsideFlows } from './session.ts';
import type { AnswerKey, Turn } from './types.ts';
import { walk } from './walk.ts';

type AnswerPayload = Extract<Payload, { kind: 'answer' }>;

/**
 * A button came back. Buttons live for ever on a person's screen, and a payload can be forged: one
 * that fits nothing on the path changes nothing, and the open question is asked again.
 */
export function tap(moment: Moment, text: string): Turn {
  const payload = readPayload(text);
  return (payload && meant(moment, payload)) ?? stale(moment);
}

/** The button of an earlier question is the wish to change that answer. */
export function tapAnswer(moment: Moment, key: AnswerKey, value: string): Turn | undefined {
  const asked = findAsked(moment, key);
  const taken = asked && tapped(asked, value);
  return asked && taken && accept(asked, taken);
}

function meant(moment: Moment, payload: Payload): Turn | undefined {
  switch (payload.kind) {
    case 'answer':
      return tapAnswer(moment, payload.key, payload.value) ?? tapMenu(moment, payload);
    case 'confirm':
      return tapConfirmation(moment, payload.key, payload.yes);
    case 'change':
      return changeKey(moment, payload.key);
    case 'command':
      return obey(moment, { kind: payload.command });
    case 'flow':
      return startNamed(moment, payload.flow);
    case 'faq':
      return tellEntry(moment, payload);
  }
}

/** The buttons of the menu work for ever: one of them opens the menu anew with that answer. */
function tapMenu(moment: Moment, { key, value }: AnswerPayload): Turn | undefined {
  const root = menuFlow(key.split('.')[0], moment.tools);
  if (!root) return undefined;
  const journey = { root, session: outsideFlows(moment.session), tools: moment.tools };
  const { question } = walk(journey, {});
  if (question?.key !== key) return undefined;
  const asked = { ...moment, session: journey.session, flow: root, journey, question };
  const taken = tapped(asked, value);
  return taken && accept(asked, taken);
}

/** Starts the flow a button or a link names; undefined when there is none of that name. */
export function startNamed(moment: Moment, id: string): Turn | undefined {
  const flow = moment.tools.flows.find(id);
  return flow && start(flow, moment);
}

function tapConfirmation(moment: Moment, key: AnswerKey, yes: boolean): Turn | undefined {
  const { open } = moment.session;
  const asked = open?.key === key && open.confirming ? withQuestion(moment) : undefined;
  return asked && answerConfirmation(asked, yes);
}

function findAsked(moment: Moment, key: AnswerKey): Asked | undefined {
  const { open, path } = moment.session;
  return open?.key === key || path.includes(key) ? askedAt(moment, key) : undefined;
}

function stale(moment: Moment): Turn {
  return carryOn(moment, moment.tools.phrases.stale_button);
}
