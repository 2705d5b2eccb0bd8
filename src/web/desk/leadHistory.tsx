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

function sentenceOf({ kind, by, facts }: HistoryLine, names: Names, desk: Desk): string {
  const nameOf = (id: unknown) => (isText(id) ? (names[id] ?? '…') : WORDS.nobody);
  const isToNobody = kind === 'passed_on' && facts['to'] === undefined;
  const from = nameOf(facts['from']);
  const shown = factsShown(facts, desk);
  const sentence = told(wordFor(WORDS.events, isToNobody ? 'passed_on_to_nobody' : kind), {
    by: by === undefined ? WORDS.machine : nameOf(by),
    from,
    to: nameOf(facts['to']),
    because: told(wordFor(WORDS.because, textOf(facts['because'])), { from }),
    ...shown,
  });
  const isKept = kind !== 'call_back' && shown.at !== '';
  return isKept ? `${sentence}${told(WORDS.promiseKept, shown)}` : sentence;
}

function factsShown(facts: HistoryLine['facts'], { choices }: Desk) {
  const at = facts['callBackAt'];
  const months = facts['months'];
  return {
    reason: choices.refusals.find(({ id }) => id === facts['reason'])?.title ?? '',
    at: isNumber(at) ? timeShown(at) : '',
    months: isNumber(months) ? String(months) : '',
    text: textOf(facts['text']),
  };
}

function textOf(value: unknown): string {
  return isText(value) ? value : '';
}
