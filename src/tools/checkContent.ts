import path from 'node:path';
import { loadCalendar } from '../adapters/files/loadCalendar.ts';
import { loadDeskWords } from '../adapters/files/loadDeskWords.ts';
import { loadFlows } from '../adapters/files/loadFlows.ts';
import type { FlowSource } from '../adapters/files/loadFlows.ts';
import { loadKnowledgeFiles } from '../adapters/files/loadKnowledge.ts';
import { loadLeadRules } from '../adapters/files/loadLeadRules.ts';
import { loadLaw } from '../adapters/files/loadLaw.ts';
import { loadLexicon } from '../adapters/files/loadLexicon.ts';
import { loadModelWords } from '../adapters/files/loadModelWords.ts';
import { loadPhrases } from '../adapters/files/loadPhrases.ts';
import { loadNotices } from '../adapters/files/loadNotices.ts';
import { loadPictureWords } from '../adapters/files/loadPictureWords.ts';
import { loadPlaces } from '../adapters/files/loadPlaces.ts';
import { loadPolicyWords } from '../adapters/files/loadPolicyWords.ts';
import { loadReportWords } from '../adapters/files/loadReportWords.ts';
import { loadStaffChatWords } from '../adapters/files/loadStaffChatWords.ts';
import { ContentRefused, problemLine } from '../adapters/files/yamlFile.ts';
import type { ContentProblem } from '../adapters/files/yamlFile.ts';
import { inspectFlows } from '../core/flow/inspect/inspectFlows.ts';
import { inspectPhrases } from '../core/flow/inspect/inspectPhrases.ts';
import { parametersNamed } from '../core/flow/inspect/parametersNamed.ts';
import { parametersShown } from '../core/knowledge/parametersShown.ts';
import { PICTURES } from '../core/picture/pictures.ts';
import { CALCULATORS } from '../core/policy/calculate.ts';
import { unusedParameters } from '../core/policy/figures.ts';
import type { Law } from '../core/policy/parameters.ts';
import { REFUSAL_CODES } from '../core/policy/rules.ts';
import { keysOf } from '../core/policy/showParameter.ts';
import { dayInVietnam, localDate } from '../core/shared/localDate.ts';
import type { LocalDate } from '../core/shared/localDate.ts';
import { checkKnowledge, toolsOf } from './checkKnowledge.ts';
import { checkOpenings } from './checkOpenings.ts';
import { checkReplies } from './checkReplies.ts';
import { SHIPPED_OPERATOR } from './shippedOperator.ts';

/** Where authors' files stand, and the day they are judged for. */
interface Folders {
  readonly flows: string;
  readonly content: string;
  readonly on: LocalDate;
}

/** What one check found: errors stop a release, warnings do not. */
interface Found {
  readonly errors: readonly ContentProblem[];
  readonly warnings: readonly ContentProblem[];
}

type ContentCheck = (folders: Folders) => Promise<Found>;

const NOTHING: Found = { errors: [], warnings: [] };

/** Every check of the content; add one here and it runs everywhere. */
const CHECKS: readonly ContentCheck[] = [
  checkFlows,
  checkPhrases,
  checkLaw,
  checkUse,
  checkAnswers,
  checkSaved,
  ({ flows, content }) => checkOpenings(flows, content),
  checkCalendar,
  // These refuse to load what is wrong, with file, line and cure.
  ({ content }) => loadLexicon(content).then(() => NOTHING),
  ({ content }) => loadPlaces(content).then(() => NOTHING),
  ({ content }) => loadPolicyWords(content).then(() => NOTHING),
  ({ content }) => loadPictureWords(content).then(() => NOTHING),
  ({ content }) => loadDeskWords(content).then(() => NOTHING),
  ({ content }) => loadModelWords(content).then(() => NOTHING),
  ({ content }) => loadLeadRules(content).then(() => NOTHING),
  ({ content }) => loadReportWords(content).then(() => NOTHING),
  ({ content }) => loadNotices(content).then(() => NOTHING),
  ({ content }) => loadStaffChatWords(content).then(() => NOTHING),
];

const asOf = process.env['AS_OF'];

process.exitCode = await main({
  flows: process.env['FLOWS_DIR'] ?? 'flows',
  content: process.env['CONTENT_DIR'] ?? 'content',
  on: asOf === undefined ? dayInVietnam(Date.now()) : localDate(asOf),
});

async function main(folders: Folders): Promise<number> {
  const found = await Promise.all(CHECKS.map((check) => withoutThrowing(check, folders)));
  const errors = unique(found.flatMap((one) => one.errors));
  const warnings = unique(found.flatMap((one) => one.warnings));
  for (const line of warnings) console.log(`warning: ${line}`);
  for (const line of errors) console.log(line);
  console.log(`${errors.length} errors, ${warnings.length} warnings`);
  return errors.length > 0 ? 1 : 0;
}

async function withoutThrowing(check: ContentCheck, folders: Folders): Promise<Found> {
  try {
    return await check(folders);
  } catch (error) {
    if (error instanceof ContentRefused) return { errors: error.problems, warnings: [] };
    throw error;
  }
}

async function checkFlows(folders: Folders): Promise<Found> {
  const [sources, { value: phrases }, { law }] = await Promise.all([
    loadFlows(folders.flows),
    loadPhrases(folders.content),
    loadLaw(folders.content, folders.on),
  ]);
  const findings = inspectFlows({
    flows: sources.map(({ value }) => value),
    phrases,
    calculators: new Map(
      [...CALCULATORS].map(([name, { result }]) => [name, new Set(Object.keys(result.shape))]),
    ),
    pictures: PICTURES,
    refusals: REFUSAL_CODES,
    parameters: numbersIn(law),
  });
  const placed = (severity: 'error' | 'warning') =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ flow, node, message, cure }) => ({
        ...placeOf(sources, flow, node),
        message: node === undefined ? message : `${node}: ${message}`,
        cure,
      }));
  return { errors: placed('error'), warnings: placed('warning') };
}

/** What a text can show of the law: single numbers by id, those by group or sex as `id:key`. */
function numbersIn(law: Law): ReadonlySet<string> {
  return new Set([...law].flatMap(([id, parameter]) => namesOf(id, keysOf(parameter))));
}

function namesOf(id: string, keys: readonly string[] | undefined): readonly string[] {
  if (!keys) return [];
  return keys.length === 0 ? [id] : keys.map((key) => `${id}:${key}`);
}

function placeOf(sources: readonly FlowSource[], flow: string, node: string | undefined) {
  const source = sources.find(({ value }) => value.id === flow);
  const at = node === undefined ? ['start'] : ['nodes', node];
  return { file: source?.file ?? flow, line: source?.lineOf(at) ?? 1 };
}

async function checkPhrases({ content }: Folders): Promise<Found> {
  const { value, file, lineOf } = await loadPhrases(content);
  const errors = inspectPhrases(value).map(({ path: at, message, cure }) => ({
    file,
    line: lineOf(at),
    message: `${at.join('.')}: ${message}`,
    cure,
  }));
  const unnamed = {
    file,
    line: lineOf(['operator']),
    message: 'operator: still names nobody, as it was shipped',
    cure: 'write who runs the bot, as a citizen should hear it',
  };
  return { errors, warnings: value.operator === SHIPPED_OPERATOR ? [unnamed] : [] };
}

async function checkAnswers({ flows, content, on }: Folders): Promise<Found> {
  const { law } = await loadLaw(content, on);
  const faq = path.join(content, 'faq');
  return checkKnowledge({ faq, flows, content, on, parameters: numbersIn(law) });
}

async function checkSaved({ flows, content, on }: Folders): Promise<Found> {
  const { law } = await loadLaw(content, on);
  const tools = await toolsOf({ faq: path.join(content, 'faq'), flows, content, on });
  return checkReplies({ content, parameters: numbersIn(law), tools });
}

async function checkLaw({ content, on }: Folders): Promise<Found> {
  const { warnings } = await loadLaw(content, on);
  return { errors: [], warnings };
}

async function checkCalendar({ content, on }: Folders): Promise<Found> {
  const { warnings } = await loadCalendar(content, on);
  return { errors: [], warnings };
}

/** A figure that nobody shows and nothing is calculated with. */
async function checkUse({ flows: folder, content, on }: Folders): Promise<Found> {
  const [sources, { value: phrases }, { law }, { topics }] = await Promise.all([
    loadFlows(folder),
    loadPhrases(content),
    loadLaw(content, on),
    loadKnowledgeFiles(path.join(content, 'faq')),
  ]);
  const flows = sources.map(({ value }) => value);
  const shown = parametersShown(topics.map(({ value }) => value));
  const named = new Set([...parametersNamed(flows, phrases), ...shown]);
  const warnings = unusedParameters(law, named).map((id) => ({
    file: path.join(content, 'parameters', `${id}.yaml`),
    line: 1,
    message: 'nothing uses this figure',
    cure: 'show it in a flow, phrase or answer, or calculate with it (FIGURES), or remove the file',
  }));
  return { errors: [], warnings };
}

function unique(problems: readonly ContentProblem[]): readonly string[] {
  const told = problems.map((problem) =>
    problemLine({ ...problem, file: path.relative('.', problem.file) }),
  );
  return [...new Set(told)];
}
