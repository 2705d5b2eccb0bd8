import { useDesk, type Desk } from './deskContext.ts';
import { told, wordFor } from './fillWords.ts';
import { isNumber, isText } from './guards.ts';
import type { HistoryLine, LeadSheet } from './leadWire.ts';
import { timeShown } from './shown.ts';
import type { Names } from './wire.ts';
import { WORDS } from './words.ts';

/** What happened to the lead, the latest first. */
export function LeadHistory({ sheet: { history, names } }: { readonly sheet: LeadSheet }) {
  const desk = useDesk();
  return (
    <section class="card">
      <h2>{WORDS.lead.history}</h2>
      <ol class="history">
        {history.toReversed().map((line, index) => (
          <li key={index}>
            <p>{sentenceOf(line, names, desk)}</p>
            <small>{timeShown(line.at)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sentenceOf({ kind, by, facts }: HistoryLine, names: Names, { choices }: Desk): string {
  const nameOf = (id: unknown) => (isText(id) ? (names[id] ?? '…') : WORDS.nobody);
  const reason = choices.refusals.find(({ id }) => id === facts['reason'])?.title;
  const at = facts['callBackAt'];
  const months = facts['months'];
  const note = facts['text'];
  const why = facts['because'];
  const from = nameOf(facts['from']);
  const isToNobody = kind === 'passed_on' && facts['to'] === undefined;
  return told(wordFor(WORDS.events, isToNobody ? 'passed_on_to_nobody' : kind), {
    by: by === undefined ? WORDS.machine : nameOf(by),
    from,
    because: isText(why) ? told(wordFor(WORDS.because, why), { from }) : '',
    to: nameOf(facts['to']),
    at: isNumber(at) ? timeShown(at) : '',
    months: isNumber(months) ? String(months) : '',
    reason: reason ?? '',
    text: isText(note) ? note : '',
  });
}
