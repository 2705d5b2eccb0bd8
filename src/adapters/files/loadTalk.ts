import path from 'node:path';
import { repliesSchema, type SavedReply } from '../../core/talk/replies.ts';
import { talkWordsSchema, type TalkWords } from '../../core/talk/talkWords.ts';
import { readYaml, type YamlFile } from './yamlFile.ts';

/** What colleagues often say: `desk/replies.yaml` of the content folder. Throws `ContentRefused`. */
export function loadReplies(
  contentFolder: string,
): Promise<YamlFile<{ readonly replies: readonly SavedReply[] }>> {
  return readYaml(path.join(contentFolder, 'desk', 'replies.yaml'), repliesSchema);
}

/** What the bot says when it has a conversation again: `phrases/talk.yaml`. Throws `ContentRefused`. */
export async function loadTalkWords(contentFolder: string): Promise<TalkWords> {
  return (await readYaml(path.join(contentFolder, 'phrases', 'talk.yaml'), talkWordsSchema)).value;
}
