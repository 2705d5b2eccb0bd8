import { loadReplies, loadTalkWords } from '../adapters/files/loadTalk.ts';
import type { ContentProblem } from '../adapters/files/yamlFile.ts';
import type { FlowTools } from '../core/flow/types.ts';
import { inspectReplies } from '../core/talk/inspectReplies.ts';

interface Checked {
  readonly content: string;
  readonly parameters: ReadonlySet<string>;
  readonly tools: FlowTools;
}

/** The saved replies with what is wrong in them. Throws `ContentRefused` for what cannot be read. */
export async function checkReplies({ content, ...around }: Checked): Promise<{
  readonly errors: readonly ContentProblem[];
  readonly warnings: [];
}> {
  const [{ file, value, lineOf }] = await Promise.all([
    loadReplies(content),
    loadTalkWords(content),
  ]);
  const errors = inspectReplies(value.replies, around).map(({ path, message, cure }) => ({
    file,
    line: lineOf(path),
    message: `${value.replies[Number(path[1])]?.id ?? ''}: ${message}`,
    cure,
  }));
  return { errors, warnings: [] };
}
