import path from 'node:path';
import {
  noticeRulesSchema,
  noticeWordsSchema,
  type NoticeRules,
  type NoticeWords,
} from '../../core/desk/notices/rules.ts';
import { readYaml } from './yamlFile.ts';

/**
 * When and with which words colleagues are told: `desk/notices.yaml` and `phrases/notices.yaml` of the
 * content folder. Throws `ContentRefused`.
 */
export async function loadNotices(
  contentFolder: string,
): Promise<{ readonly noticeRules: NoticeRules; readonly noticeWords: NoticeWords }> {
  const [rules, words] = await Promise.all([
    readYaml(path.join(contentFolder, 'desk', 'notices.yaml'), noticeRulesSchema),
    readYaml(path.join(contentFolder, 'phrases', 'notices.yaml'), noticeWordsSchema),
  ]);
  return { noticeRules: rules.value, noticeWords: words.value };
}
