import { menuFlow } from './entryFlows.ts';
import type { Asked } from './moment.ts';
import { phrase } from './speak.ts';

/** The sentence that leads back to the open question: it says where the person is. */
export function backTo(asked: Asked): string {
  return phrase(asked.tools.phrases.back_to_question, asked, { title: titleOf(asked) });
}

/** Where the person is; the menu is no place of its own. */
function titleOf({ question: { flow }, tools }: Asked): string {
  return menuFlow(flow.id, tools) ? '' : flow.title;
}
