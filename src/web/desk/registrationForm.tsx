import { useState } from 'preact/hooks';
import type { Deed } from '../../core/lead/deeds.ts';
import { PAYING_METHODS } from '../../core/shared/payingMethods.ts';
import { useDesk } from './deskContext.ts';
import { Choice, Field } from './field.tsx';
import { isNumber, oneOf } from './guards.ts';
import type { WholeLead } from './leadWire.ts';
import { OutcomeForm, type OutcomeFormProps } from './outcomeForm.tsx';
import { toLocalInput } from './shown.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;
const isMethod = oneOf(PAYING_METHODS);

/** What the person signed up for; begins with what they told An Sinh. */
export function RegistrationForm(props: OutcomeFormProps) {
  const { choices } = useDesk();
  const [typed, setTyped] = useState(() => begun(props.lead));
  const set = (name: keyof Typed) => (text: string) => setTyped({ ...typed, [name]: text });
  return (
    <OutcomeForm {...props} label={words.outcomes.register} deed={() => deedOf(typed)}>
      <Field
        label={words.months}
        type="number"
        inputMode="numeric"
        min={1}
        max={600}
        required
        value={typed.months}
        onText={set('months')}
      />
      <Field
        label={words.fromMonth}
        type="month"
        required
        value={typed.fromMonth}
        onText={set('fromMonth')}
      />
      <Field
        label={words.income}
        inputMode="numeric"
        pattern="[0-9. ]*"
        required
        value={typed.income}
        onText={set('income')}
      />
      <Choice
        label={words.method}
        value={typed.method}
        options={Object.entries(choices.methods)}
        onText={set('method')}
      />
    </OutcomeForm>
  );
}

/** What stands in the boxes. */
interface Typed {
  readonly months: string;
  readonly fromMonth: string;
  readonly income: string;
  readonly method: string;
}

function begun({ facts: { income, method } }: WholeLead): Typed {
  return {
    months: '',
    fromMonth: toLocalInput(Date.now()).slice(0, 'YYYY-MM'.length),
    income: isNumber(income) ? income.toLocaleString('vi-VN') : '',
    method: isMethod(method) ? method : 'monthly',
  };
}

function deedOf({ months, fromMonth, income, method }: Typed): Deed | undefined {
  if (!isMethod(method)) return undefined;
  const amount = Number(income.replace(/\D/g, ''));
  const registration = { months: Number(months), fromMonth, income: amount, method };
  return { kind: 'register', registration };
}
