import path from 'node:path';
import { policyWordsSchema } from '../../core/policy/words.ts';
import type { PolicyWords } from '../../core/policy/words.ts';
import { complaint, ContentRefused, readYamlFile } from './yamlFile.ts';

/**
 * Reads `<contentDirectory>/phrases/policy.yaml`. Throws `ContentRefused` naming file, line and cure for every
 * sentence that is missing or not known.
 */
export async function loadPolicyWords(contentDirectory: string): Promise<PolicyWords> {
  const file = await readYamlFile(path.join(contentDirectory, 'phrases', 'policy.yaml'));
  const parsed = policyWordsSchema.safeParse(file.content);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) =>
    complaint(file, {
      path: issue.path,
      message: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
      cure: 'the sentences the calculators say are listed in src/core/policy/words.ts',
    }),
  );
  throw new ContentRefused(complaints.join('\n'));
}
