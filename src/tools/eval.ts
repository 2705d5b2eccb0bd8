import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../adapters/files/loadKnowledge.ts';
import { loadLexicon } from '../adapters/files/loadLexicon.ts';
import { loadPlaces } from '../adapters/files/loadPlaces.ts';
import { answers, judge, scoreOf } from '../core/knowledge/score.ts';
import type { Judged } from '../core/knowledge/score.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import type { Column } from './column.ts';
import { dayOption } from './options.ts';
import { readQuestions } from './readQuestions.ts';
import { runTool, Unusable } from './runTool.ts';
import { tableOf } from './table.ts';

interface Row {
  readonly name: string;
  readonly judged: readonly Judged[];
}

const COLUMNS: readonly Column<Row>[] = [
  { heading: 'questions', cell: ({ name }) => name },
  { heading: 'n', cell: ({ judged }) => String(judged.length) },
  { heading: 'recall@1', cell: ({ judged }) => percent(scoreOf(judged).recallAt1) },
  { heading: 'recall@3', cell: ({ judged }) => percent(scoreOf(judged).recallAt3) },
  { heading: 'sure', cell: ({ judged }) => percent(scoreOf(judged).sure) },
  { heading: 'wrong when sure', cell: ({ judged }) => percent(scoreOf(judged).wrongWhenSure) },
  { heading: 'refused', cell: ({ judged }) => percent(scoreOf(judged).refused) },
  {
    heading: 'out of scope, answered',
    cell: ({ judged }) => String(scoreOf(judged).answeredOutOfScope),
  },
];

/**
 * `npm run eval -- FILE… [--faq FOLDER --on YYYY-MM-DD --misses]`: scores the answers on questions with
 * known entries, as a whole and by the form they are written in; with `--misses` also the questions that
 * went wrong. Recall counts what a person is shown, in scope; `refused` is of those out of scope.
 */
await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      faq: { type: 'string' },
      misses: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0)
    throw new Unusable('Name a file of questions: npm run eval -- FILE');
  const content = process.env['CONTENT_DIR'] ?? 'content';
  const [lexicon, places] = await Promise.all([loadLexicon(content), loadPlaces(content)]);
  const folder = values.faq ?? path.join(content, 'faq');
  const knowledge = await loadKnowledge(folder, { lexicon, places });
  const cases = (await Promise.all(positionals.map(readQuestions))).flat();
  const strange = cases.find(({ expect }) => expect !== null && !knowledge.entry(expect));
  if (strange) throw new Unusable(`No entry "${String(strange.expect)}": "${strange.question}"`);
  const on = dayOption('--on', values.on) ?? dayInVietnam(Date.now());
  const judged = judge(knowledge, cases, on);
  process.stdout.write(tableOf(COLUMNS, rowsOf(judged), 'form'));
  if (values.misses) process.stdout.write(judged.filter(isMiss).map(missLine).join(''));
});

function rowsOf(judged: readonly Judged[]): readonly Row[] {
  const forms = Map.groupBy(judged, ({ form }) => form ?? '');
  forms.delete('');
  return [{ name: 'all', judged }, ...[...forms].map(([name, some]) => ({ name, judged: some }))];
}

function isMiss(one: Judged): boolean {
  return one.expect === null ? one.decision !== 'none' : !answers(one, one.found[0]);
}

function missLine({ question, expect, decision, found }: Judged): string {
  return `${question}\n  expected ${expect ?? 'none'}, ${decision}: ${found.join(', ')}\n`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${(share * 100).toFixed(0)}%`;
}
