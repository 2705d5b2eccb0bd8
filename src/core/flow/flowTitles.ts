import type { Flow } from './schema.ts';

/** A flow as reports speak of it. */
export interface FlowTitles {
  readonly id: string;
  readonly title: string;
  /** What each of its questions asks, by node. */
  readonly questions: Readonly<Record<string, string>>;
}

/** How a question is read when it is said to nobody. */
export interface QuestionWords {
  readonly you: string;
  /** Stands for what differs from person to person. */
  readonly open: string;
}

/** The flow's title and the questions it asks, in its own words without its marks. */
export function flowTitles({ id, title, nodes }: Flow, words: QuestionWords): FlowTitles {
  const asks = Object.entries(nodes).flatMap(([name, node]) =>
    node.kind === 'ask' ? [[name, questionOf(node.text, words)] as const] : [],
  );
  return { id, title, questions: Object.fromEntries(asks) };
}

/** The sentence that asks; the first line where no sentence ends in a question mark. */
function questionOf(template: string, { you, open }: QuestionWords): string {
  const said = template
    .replace(/\{%.*?%\}/gs, '')
    .replace(/\{\{-?\s*(\w*)[^}]*\}\}/g, (_mark, name: string) => {
      if (name === 'you') return you;
      return name === 'You' ? you.charAt(0).toUpperCase() + you.slice(1) : open;
    })
    .trim();
  const asked = /[^.!?\n:]*\?/.exec(said)?.[0] ?? said.split('\n')[0] ?? said;
  return asked.trim();
}
