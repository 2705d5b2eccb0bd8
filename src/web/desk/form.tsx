import type { ComponentChildren } from 'preact';

interface FormProps {
  readonly label?: string;
  readonly onSend: () => void;
  readonly children: ComponentChildren;
}

/** A form that is sent by the page itself. */
export function Form({ label, onSend, children }: FormProps) {
  const send = (event: Event) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form aria-label={label} onSubmit={send}>
      {children}
    </form>
  );
}
