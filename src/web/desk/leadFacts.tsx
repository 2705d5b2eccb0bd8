import { dayMonthYear, isLocalDate } from '../../core/shared/localDate.ts';
import { useDesk, type Desk } from './deskContext.ts';
import { told, wordFor } from './fillWords.ts';
import { isNumber, isText } from './guards.ts';
import { Fact } from './leadSummary.tsx';
import type { WholeLead } from './leadWire.ts';
import { dong, timeShown } from './shown.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

/** What the person told the bot, and the words they agreed to. */
export function LeadFacts({ lead }: { readonly lead: WholeLead }) {
  const desk = useDesk();
  const { text, version, at } = lead.consent;
  const facts = Object.entries(WORDS.facts).flatMap(([name, label]) => {
    const value = valueOf(desk, name, lead.facts[name]);
    return value === undefined ? [] : [{ label, value }];
  });
  return (
    <section class="card">
      {facts.length > 0 && (
        <>
          <h2>{words.facts}</h2>
          <dl class="facts">
            {facts.map(({ label, value }) => (
              <Fact key={label} name={label}>
                {value}
              </Fact>
            ))}
          </dl>
        </>
      )}
      <h2>{words.consent}</h2>
      <blockquote>{text}</blockquote>
      <p class="quiet">{told(words.consentAt, { time: timeShown(at), version })}</p>
    </section>
  );
}

/** A fact as a colleague reads it; undefined: nothing to show. */
function valueOf(desk: Desk, name: string, value: unknown): string | undefined {
  if (isNumber(value)) return name === 'income' ? dong(value) : String(value);
  return isText(value) && value !== '' ? wordOf(desk, name, value) : undefined;
}

function wordOf({ choices }: Desk, name: string, value: string): string {
  if (isLocalDate(value)) return dayMonthYear(value);
  return wordFor(name === 'method' ? choices.methods : WORDS.values, value);
}
