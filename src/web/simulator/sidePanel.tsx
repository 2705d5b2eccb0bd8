import type { ComponentChildren } from 'preact';
import type { Conversation } from './conversation.ts';
import { LawCard } from './lawCard.tsx';
import { rowsOf, type Row } from './rows.ts';
import { UnderstoodCard } from './understoodCard.tsx';
import { WORDS } from './words.ts';

const { panel } = WORDS;

/** What stands behind the conversation: place, variables, what was understood, the law. */
export function SidePanel({ conversation }: { readonly conversation: Conversation }) {
  const { heard, lines } = conversation;
  return (
    <aside class="panel" aria-label={panel.title}>
      <PlaceCard conversation={conversation} />
      {heard && (
        <Card title={panel.understood}>
          <UnderstoodCard heard={heard} />
        </Card>
      )}
      <Card title={panel.law}>
        <LawCard lines={lines} />
      </Card>
      <Card title={panel.variables}>
        <Variables rows={rowsOf(conversation.session.variables)} />
      </Card>
    </aside>
  );
}

interface CardProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Card({ title, children }: CardProps) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function PlaceCard({ conversation: { contact, session, leads } }: { conversation: Conversation }) {
  const facts = [
    [panel.flow, session.flow ?? panel.none],
    [panel.node, session.node ?? panel.none],
    [panel.leads, leads.length === 0 ? panel.none : leads.join(', ')],
    [panel.contact, contact],
  ] as const;
  return (
    <Card title={panel.place}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Variables({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <p class="nothing">{panel.noVariables}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{panel.variable}</th>
          <th scope="col">{panel.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
