import { useState } from 'preact/hooks';
import { useDesk } from './deskContext.ts';
import { Form } from './form.tsx';
import type { ActionProps } from './leadActions.tsx';
import { mayDo } from './mayDo.ts';
import { WORDS } from './words.ts';

/** The potential groups the person belongs to; a person's choice wins over the facts. */
export function LeadGroups({ lead, doing }: ActionProps) {
  const desk = useDesk();
  const [groups, setGroups] = useState(lead.groups);
  const titles = desk.choices.groups.filter(({ id }) => lead.groups.includes(id));
  const canSet = mayDo(desk, lead, 'set_groups');
  const toggle = (id: string) =>
    setGroups(groups.includes(id) ? groups.filter((each) => each !== id) : [...groups, id]);
  return (
    <details class="card">
      <summary>
        {WORDS.lead.groups}
        {titles.length > 0 && `: ${titles.map(({ title }) => title).join(', ')}`}
      </summary>
      {canSet && (
        <Form
          label={WORDS.lead.groups}
          onSend={() => void doing.act({ kind: 'set_groups', groups })}
        >
          {desk.choices.groups.map(({ id, title }) => (
            <label key={id} class="tick">
              <input type="checkbox" checked={groups.includes(id)} onChange={() => toggle(id)} />
              <span>{title}</span>
            </label>
          ))}
          <button type="submit">{WORDS.save}</button>
        </Form>
      )}
    </details>
  );
}
