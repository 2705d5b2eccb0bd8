import { useEffect, useRef, useState } from 'preact/hooks';
import { CallBackForm } from './callBackForm.tsx';
import type { ActionProps } from './leadActions.tsx';
import { RefusalForm } from './refusalForm.tsx';
import { RegistrationForm } from './registrationForm.tsx';
import type { Doing } from './useDeed.ts';
import { WORDS } from './words.ts';

const { outcome, outcomes } = WORDS.lead;

/** These are done with one tap; the others ask for more first. */
const AT_ONCE = ['call', 'no_answer', 'wrong_number'] as const;
const WITH_FORM = ['call_back', 'register', 'refuse'] as const;

type FormName = (typeof WITH_FORM)[number];

/** How the call went. Coming back from the phone, the question stands in the focus. */
export function Outcomes({
  lead,
  doing,
  isCalling,
}: ActionProps & { readonly isCalling: boolean }) {
  const [open, setOpen] = useState<FormName>();
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isCalling) question.current?.focus();
  }, [isCalling]);
  const form = { lead, doing, onClose: () => setOpen(undefined) };
  return (
    <div class={isCalling ? 'outcomes asked' : 'outcomes'}>
      <h2 ref={question} tabIndex={-1}>
        {outcome}
      </h2>
      <Buttons doing={doing} open={open} onOpen={setOpen} />
      {open === 'call_back' && <CallBackForm {...form} />}
      {open === 'register' && <RegistrationForm {...form} />}
      {open === 'refuse' && <RefusalForm {...form} />}
    </div>
  );
}

interface ButtonsProps {
  readonly doing: Doing;
  readonly open: FormName | undefined;
  readonly onOpen: (form: FormName | undefined) => void;
}

function Buttons({ doing, open, onOpen }: ButtonsProps) {
  return (
    <div class="grid">
      {AT_ONCE.map((kind) => (
        <button
          key={kind}
          type="button"
          disabled={doing.isBusy}
          onClick={() => void doing.act({ kind })}
        >
          {outcomes[kind]}
        </button>
      ))}
      {WITH_FORM.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-expanded={open === kind}
          onClick={() => onOpen(open === kind ? undefined : kind)}
        >
          {outcomes[kind]}
        </button>
      ))}
    </div>
  );
}
