import { loadPhrases } from '../../adapters/files/loadPhrases.ts';
import { ContentRefused } from '../../adapters/files/yamlFile.ts';
import type { Config } from '../../config.ts';
import { SHIPPED_OPERATOR } from '../shippedOperator.ts';
import { fail, ok, warning, type Finding } from './finding.ts';
import type { ContentReport } from './reportContent.ts';
import type { Check } from './surroundings.ts';

const CONTENT = 'flows and content';
const OPERATOR = 'operator';

/** Whether what the bot says is whole, and says who runs it. */
export const checkAuthors: Check = async ({ config, reportContent }) => [
  contentFinding(await reportContent()),
  await operatorOf(config),
];

function contentFinding({ isClean, lines }: ContentReport): Finding {
  const cure = '"npm run check:content" says file, line and cure of each';
  const figures = lines.at(-1) ?? 'the check broke off';
  if (!isClean) return fail(CONTENT, figures, cure);
  // Who runs the bot has a check of its own.
  const others = lines.filter(
    (line) => line.startsWith('warning: ') && !line.includes(' operator: '),
  );
  return others.length === 0 ? ok(CONTENT, 'no errors') : warning(CONTENT, figures, cure);
}

async function operatorOf({ contentDir }: Config): Promise<Finding> {
  try {
    const { value } = await loadPhrases(contentDir);
    if (value.operator !== SHIPPED_OPERATOR) return ok(OPERATOR, 'is named');
    return warning(
      OPERATOR,
      'content/phrases/vi.yaml still names nobody, as it was shipped',
      'write there who runs the bot, as a citizen should hear it, and restart the server',
    );
  } catch (error) {
    if (!(error instanceof ContentRefused)) throw error;
    return fail(OPERATOR, 'content/phrases/vi.yaml cannot be read', 'see "npm run check:content"');
  }
}
