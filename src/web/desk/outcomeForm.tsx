import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Deed } from '../../core/lead/deeds.ts';
import { Form } from './form.tsx';
import type { ActionProps } from './leadActions.tsx';
import { WORDS } from './words.ts';

export interface OutcomeFormProps extends ActionProps {
  readonly onClose: () => void;
}

interface FrameProps extends OutcomeFormProps {
  readonly label: string;
  /** Undefined while something is missing: then nothing is sent. */
  readonly deed: () => Deed | undefined;
  readonly children: ComponentChildren;
}

/** What an outcome asks for; its first box has the focus. */
export function OutcomeForm({ label, deed, doing, onClose, children }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = frame.current?.querySelector('input, select');
    if (first instanceof HTMLElement) first.focus();
  }, []);
  const send = async () => {
    const chosen = deed();
    if (chosen && (await doing.act(chosen))) onClose();
  };
  return (
    <div class="more" ref={frame}>
      <Form label={label} onSend={() => void send()}>
        {children}
        <div class="ends">
          <button type="submit" class="main" disabled={doing.isBusy}>
            {WORDS.save}
          </button>
          <button type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </div>
      </Form>
    </div>
  );
}
