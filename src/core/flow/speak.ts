import type { Choice, ContactRequest } from '../messaging/outbound.ts';
import type { AssessmentLine } from '../policy/assessment.ts';
import { Defect, FlowFailure } from './failure.ts';
import { own } from './own.ts';
import { button } from './payload.ts';
import type { CommandButton } from './payload.ts';
import { render } from './template.ts';
import type { Speech } from './speech.ts';
import type { ConsentText, FlowEvent, FlowTools, Session } from './types.ts';
import { withAddress } from './variables.ts';
import type { Variables } from './variables.ts';
import type { Question } from './walker.ts';

/** A question in words: what is said, what can be tapped, and the law behind its figures. */
export interface AskedQuestion {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly consent?: ConsentText;
  readonly contactRequest?: ContactRequest;
  readonly lines: readonly AssessmentLine[];
}

/** A message as an event. */
export function message(
  text: string,
  choices: readonly Choice[] = [],
  contactRequest?: ContactRequest,
): FlowEvent {
  const request = contactRequest && { contactRequest };
  return { kind: 'message_created', message: { text, choices, ...request } };
}

/** One of the machine's own texts, with what it may speak of. */
export function phrase(
  template: string,
  { session, tools }: { readonly session: Session; readonly tools: FlowTools },
  more: Variables = {},
): string {
  const variables = withAddress(more, session.known, tools);
  return render(tools.phrases, template, { tools, variables, lines: [] });
}

/** A button that gives a command, titled by the phrases. */
export function commandButton(
  command: Extract<CommandButton, 'menu' | 'back' | 'person' | 'why'>,
  tools: FlowTools,
): Choice {
  return button(tools.phrases.buttons[command], { kind: 'command', command });
}

/** Puts a question into words. Throws `FlowFailure` when its texts cannot be said. */
export function inWords(question: Question, tools: FlowTools): AskedQuestion {
  const { flow, node, variables, key } = question;
  const speech: Speech = { tools, variables, lines: [] };
  try {
    const asked = render(flow, node.text, speech);
    const consent = consentOf(question, speech);
    const contactRequest = contactRequestOf(question, tools);
    return {
      text: consent ? `${asked}\n\n${consent.text}` : asked,
      choices: choicesOf(question, tools),
      ...(consent && { consent }),
      ...(contactRequest && { contactRequest }),
      lines: speech.lines,
    };
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    throw new FlowFailure({ flow: flow.id, node: key }, error.message, { cause: error });
  }
}

/** What a good answer looks like, with the question's variables. Throws `FlowFailure`. */
export function exampleOf(
  { flow, node, variables, key }: Question,
  tools: FlowTools,
): string | undefined {
  if (node.example === undefined) return undefined;
  try {
    return render(flow, node.example, { tools, variables, lines: [] });
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    throw new FlowFailure({ flow: flow.id, node: key }, error.message, { cause: error });
  }
}

/** What can be tapped in answer to a question: its choices, or yes and no. */
export function choicesOf({ key, node }: Question, { phrases }: FlowTools): readonly Choice[] {
  if (node.choices.length > 0) {
    return node.choices.map(({ title, value }) => button(title, { kind: 'answer', key, value }));
  }
  const words =
    node.answer === 'consent' ? own(phrases.consents, node.consent ?? '') : phrases.buttons;
  if (!words || (node.answer !== 'consent' && node.answer !== 'yes_no')) return [];
  return [
    button(words.yes, { kind: 'answer', key, value: 'yes' }),
    button(words.no, { kind: 'answer', key, value: 'no' }),
  ];
}

function contactRequestOf({ node }: Question, { phrases }: FlowTools): ContactRequest | undefined {
  if (node.contact_form !== true) return undefined;
  return { asks: node.answer === 'phone' ? 'phone' : 'everything', ...phrases.contact_form };
}

function consentOf({ node }: Question, speech: Speech): ConsentText | undefined {
  if (node.answer !== 'consent') return undefined;
  const { phrases } = speech.tools;
  const consent = own(phrases.consents, node.consent ?? '');
  if (node.consent === undefined || !consent) {
    throw new Defect(`there is no consent text "${node.consent ?? ''}"`);
  }
  return {
    id: node.consent,
    version: consent.version,
    text: render(phrases, consent.text, speech),
  };
}
