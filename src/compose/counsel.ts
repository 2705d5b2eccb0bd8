import type { Content } from '../adapters/files/loadContent.ts';
import type { Config } from '../config.ts';
import type { Return } from '../conversation/conversations.ts';
import type { Clock } from '../conversation/ports.ts';
import type { Counsel, CounselFor } from '../conversation/talks/counsel.ts';
import { flowLibrary } from '../core/flow/library.ts';
import { render } from '../core/flow/template.ts';
import { withAddress } from '../core/flow/variables.ts';
import type { Listener } from '../core/knowledge/tell.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { layOutTurn } from '../core/messaging/layOutTurn.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import { remembered } from '../core/shared/remembered.ts';
import { tellEntry, tellReply } from '../core/talk/replies.ts';
import { freshSince, type ReturnPhrase } from '../core/talk/returning.ts';
import { toolsOver } from './dialogue.ts';

const DAYS_REMEMBERED = 3;

/** What is said in conversations beside the flows. */
export interface TalkVoice {
  readonly counsel: Counsel;
  /** What the bot says to somebody when it has the conversation again. */
  readonly returnTo: (to: Pick<CounselFor, 'contact' | 'known'>, phrase: ReturnPhrase) => Return;
}

export function openTalkVoice(
  { asOf }: Pick<Config, 'asOf'>,
  { content, clock }: { readonly content: Content; readonly clock: Clock },
): TalkVoice {
  const toolsOn = toolsOver(content, flowLibrary(content.flows));
  const toolsOf = remembered(
    (on: LocalDate) => toolsOn(on),
    (on) => on,
    DAYS_REMEMBERED,
  );
  const today = () => asOf ?? dayInVietnam(clock());
  const listenerFor = ({ contact, known }: Pick<CounselFor, 'contact' | 'known'>): Listener => ({
    known,
    tools: { ...toolsOf(today()), contact },
  });
  return {
    counsel: {
      replies: (to) => content.savedReplies.map((reply) => tellReply(reply, listenerFor(to))),
      answers: (to, question) => {
        const asker = { province: to.province, on: today() };
        const listener = listenerFor(to);
        const { results } = content.knowledge.find(question, asker);
        return results.flatMap(({ entry }) => tellEntry(entry, listener) ?? []);
      },
    },
    returnTo: (to, phrase) => {
      const { known, tools } = listenerFor(to);
      const variables = withAddress({}, known, tools);
      const template = content.talkWords[phrase];
      const text = render(content.talkWords, template, { tools, variables, lines: [] });
      const parts = layOutTurn([{ text, choices: [] }], CAPABILITIES[to.contact.channel]);
      return { parts, freshSince: freshSince(clock()) };
    },
  };
}
