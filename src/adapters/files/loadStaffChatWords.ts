import path from 'node:path';
import { staffChatWordsSchema, type StaffChatWords } from '../../core/staffChat/words.ts';
import { readYaml } from './yamlFile.ts';

/** The bot's words with colleagues: `phrases/staff-chat.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadStaffChatWords(contentFolder: string): Promise<StaffChatWords> {
  const file = path.join(contentFolder, 'phrases', 'staff-chat.yaml');
  return (await readYaml(file, staffChatWordsSchema)).value;
}
