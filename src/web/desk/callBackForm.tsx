import { useState } from 'preact/hooks';
import { Field } from './field.tsx';
import { OutcomeForm, type OutcomeFormProps } from './outcomeForm.tsx';
import { fromLocalInput, toLocalInput } from './shown.ts';
import { WORDS } from './words.ts';

const HOUR_MS = 3_600_000;

/** When to call again, by the clocks of Việt Nam; in two hours unless another time is chosen. */
export function CallBackForm(props: OutcomeFormProps) {
  const [when, setWhen] = useState(() => toLocalInput(Date.now() + 2 * HOUR_MS));
  const deed = () => {
    const at = fromLocalInput(when);
    return at === undefined ? undefined : ({ kind: 'call_back', at } as const);
  };
  return (
    <OutcomeForm {...props} label={WORDS.lead.outcomes.call_back} deed={deed}>
      <Field label={WORDS.lead.when} type="datetime-local" required value={when} onText={setWhen} />
    </OutcomeForm>
  );
}
