import path from 'node:path';
import { loadFlows } from '../adapters/files/loadFlows.ts';
import { loadKnowledge, loadKnowledgeFiles } from '../adapters/files/loadKnowledge.ts';
import type { KnowledgeFiles } from '../adapters/files/loadKnowledge.ts';
import { loadLaw } from '../adapters/files/loadLaw.ts';
import { loadPhrases } from '../adapters/files/loadPhrases.ts';
import { loadPictureWords } from '../adapters/files/loadPictureWords.ts';
import { loadPolicyWords } from '../adapters/files/loadPolicyWords.ts';
import { loadUnderstanding } from '../adapters/files/loadUnderstanding.ts';
import type { ContentProblem } from '../adapters/files/yamlFile.ts';
import { toolsOver } from '../compose/dialogue.ts';
import { flowLibrary } from '../core/flow/library.ts';
import type { FlowTools } from '../core/flow/types.ts';
import { inspectKnowledge } from '../core/knowledge/inspectKnowledge.ts';
import type { KnowledgeFinding } from '../core/knowledge/inspectKnowledge.ts';
import type { LocalDate } from '../core/shared/localDate.ts';

/** Where the answers stand and what they are checked against. */
interface Checked {
  readonly faq: string;
  readonly flows: string;
  readonly content: string;
  readonly on: LocalDate;
  readonly parameters: ReadonlySet<string>;
}

/** The curated answers with what is wrong in them. Throws `ContentRefused` for what cannot be read. */
export async function checkKnowledge(checked: Checked): Promise<{
  readonly errors: readonly ContentProblem[];
  readonly warnings: readonly ContentProblem[];
}> {
  const files = await loadKnowledgeFiles(checked.faq);
  const { on, parameters } = checked;
  const findings = inspectKnowledge(files.topics, {
    on,
    parameters,
    tools: await toolsOf(checked),
  });
  const told = (severity: KnowledgeFinding['severity']) =>
    findings.filter((each) => each.severity === severity).map((each) => problemOf(each, files));
  return { errors: told('error'), warnings: told('warning') };
}

/** The day's tools over the content folders, for somebody of whom nothing is known. */
export async function toolsOf({
  flows,
  content,
  faq,
  on,
}: Omit<Checked, 'parameters'>): Promise<FlowTools> {
  const [sources, phrases, { law }, [policyWords, pictureWords], { ear, ...heard }] =
    await Promise.all([
      loadFlows(flows),
      loadPhrases(content),
      loadLaw(content, on),
      Promise.all([loadPolicyWords(content), loadPictureWords(content)]),
      loadUnderstanding(content),
    ]);
  const knowledge = await loadKnowledge(faq, heard);
  const words = { phrases: phrases.value, policyWords, pictureWords };
  const parts = { ...words, understanding: ear, law, knowledge };
  const library = flowLibrary(sources.map(({ value }) => value));
  const contact = { channel: 'zalo', account: 'check', contact: 'anybody' } as const;
  return { ...toolsOver(parts, library)(on), contact };
}

function problemOf(
  { file, path: at, message, cure }: KnowledgeFinding,
  { topics }: KnowledgeFiles,
): ContentProblem {
  const source = topics.find((topic) => topic.file === file);
  return { file: path.normalize(file), line: source?.lineOf(at) ?? 1, message, cure };
}
