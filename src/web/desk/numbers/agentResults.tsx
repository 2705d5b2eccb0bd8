import type { NumbersPart } from './numbersPart.ts';
import { isResults } from './numbersWire.ts';
import { ResultTable } from './resultTable.tsx';
import { useFresh } from './useFresh.ts';
import { WORDS } from './words.ts';

/** Every agent with what came of their people. */
export function AgentResults({ query: { period }, asked, beat }: NumbersPart) {
  const { body } = useFresh(`/reports/agents${asked}`, isResults, beat);
  if (!body || body.rows.length === 0) return null;
  const nameOf = (id: string) => (id === '' ? WORDS.noAgent : (body.names?.[id] ?? WORDS.someone));
  return (
    <section class="card">
      <h2>{WORDS.agents}</h2>
      <ResultTable
        caption={WORDS.agents}
        nameColumn={WORDS.columns.agent}
        rows={body.rows.map((row) => ({ ...row, name: nameOf(row.subject) }))}
        period={period}
      />
    </section>
  );
}
