import { useState } from 'preact/hooks';
import { Choice } from './field.tsx';
import { Form } from './form.tsx';
import type { ActionProps } from './leadActions.tsx';
import { isColleagues } from './leadWire.ts';
import { useAsked } from './useAsked.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

/** Handing to a colleague of the same commune. */
export function HandOver(props: ActionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="hand">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.handOver}
      </button>
      {isOpen && <Colleagues {...props} onDone={() => setOpen(false)} />}
    </div>
  );
}

function Colleagues({ lead, doing, onDone }: ActionProps & { readonly onDone: () => void }) {
  const { body, refused } = useAsked(`/leads/${lead.id}/colleagues`, isColleagues);
  const [to, setTo] = useState('');
  if (refused) return <p class="notice bad">{refused.message}</p>;
  if (!body) return <p class="loading">{WORDS.loading}</p>;
  const others = new Map(
    body.colleagues
      .filter(({ staff }) => staff !== lead.assignee)
      .map(({ staff, name }) => [staff, name]),
  );
  if (others.size === 0) return <p class="quiet">{words.noColleague}</p>;
  const send = async () => {
    if (to !== '' && (await doing.act({ kind: 'hand_over', to }))) onDone();
  };
  return (
    <Form label={words.handOver} onSend={() => void send()}>
      <Choice
        label={words.handTo}
        value={to}
        required
        options={[['', '…'], ...others]}
        onText={setTo}
      />
      <button type="submit" class="main">
        {words.handOver}
      </button>
    </Form>
  );
}
