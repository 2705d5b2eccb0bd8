import { useState } from 'preact/hooks';
import { useDesk } from './deskContext.ts';
import { Choice } from './field.tsx';
import { OutcomeForm, type OutcomeFormProps } from './outcomeForm.tsx';
import { WORDS } from './words.ts';

/** Why the person does not want to join, of the editors' reasons. */
export function RefusalForm(props: OutcomeFormProps) {
  const { choices } = useDesk();
  const [reason, setReason] = useState('');
  const deed = () => (reason === '' ? undefined : ({ kind: 'refuse', reason } as const));
  const options = choices.refusals.map(({ id, title }) => [id, title] as const);
  return (
    <OutcomeForm {...props} label={WORDS.lead.outcomes.refuse} deed={deed}>
      <Choice
        label={WORDS.lead.reason}
        value={reason}
        required
        options={[['', '…'], ...options]}
        onText={setReason}
      />
    </OutcomeForm>
  );
}
