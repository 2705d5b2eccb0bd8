import { databaseUnanswered } from '../adapters/database/unanswered.ts';
import { readConfig } from '../config.ts';
import type { UnansweredQuestion } from '../conversation/stores.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import type { Column } from './column.ts';
import { fromDatabase } from './fromDatabase.ts';
import { runTool } from './runTool.ts';
import { tableOf } from './table.ts';

const COLUMNS: readonly Column<UnansweredQuestion>[] = [
  { heading: 'asked', cell: ({ count }) => String(count) },
  { heading: 'last', cell: ({ lastAt }) => dayInVietnam(lastAt) },
  { heading: 'question', cell: ({ text }) => text },
];

/**
 * `npm run unanswered`: the questions that found no answer, most often asked first, from the configured
 * database. Write them as `asked` of an answer, or write the answer.
 */
await runTool(async () => {
  const config = readConfig(process.env);
  const questions = await fromDatabase(config, (database) => databaseUnanswered(database).list());
  process.stdout.write(tableOf(COLUMNS, questions, 'question'));
});
