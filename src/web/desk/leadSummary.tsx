import type { ComponentChildren } from 'preact';
import { placeName, useDesk } from './deskContext.ts';
import { wordFor } from './fillWords.ts';
import { Waiting } from './leadCard.tsx';
import { timeShown } from './shown.ts';
import type { WholeLead } from './leadWire.ts';
import type { Names } from './wire.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

interface LeadSummaryProps {
  readonly lead: WholeLead;
  readonly names: Names;
}

/** Where the person lives, what they want, who follows them, how long they wait. */
export function LeadSummary({ lead, names }: LeadSummaryProps) {
  const desk = useDesk();
  const { assignee, refusal } = { assignee: lead.assignee, refusal: lead.work.refusal };
  const reason = desk.choices.refusals.find(({ id }) => id === refusal)?.title;
  return (
    <section class="card" aria-label={WORDS.navigation.leads}>
      <p class="wish">
        {wordFor(WORDS.wishes, lead.wish)} · {placeName(desk, lead)}
      </p>
      <Waiting lead={lead} />
      <dl class="facts">
        <Fact name={words.who}>
          {assignee === undefined ? WORDS.nobody : (names[assignee] ?? WORDS.nobody)}
        </Fact>
        {lead.callTime !== undefined && (
          <Fact name={words.prefers}>{wordFor(WORDS.callTimes, lead.callTime)}</Fact>
        )}
        {reason !== undefined && <Fact name={words.reason}>{reason}</Fact>}
        <Fact name={words.attempts}>{lead.attempts}</Fact>
        <Fact name={words.since}>{timeShown(lead.createdAt)}</Fact>
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

export function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
