import path from 'node:path';
import { policyWordsSchema } from '../../core/policy/words.ts';
import type { PolicyWords } from '../../core/policy/words.ts';
import { readYaml } from './yamlFile.ts';

/** What the calculators say: `phrases/policy.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadPolicyWords(contentFolder: string): Promise<PolicyWords> {
  const { value } = await readYaml(
    path.join(contentFolder, 'phrases', 'policy.yaml'),
    policyWordsSchema,
  );
  return value;
}
