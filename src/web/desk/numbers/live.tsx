import { may, useDesk } from '../deskContext.ts';
import { useChanges } from '../useChanges.ts';

interface LiveProps {
  /** Asks for one beat more. */
  readonly onChange: () => void;
}

/** Calls back when a lead changed, for whoever may be told so; shows nothing. One a page: each is a stream. */
export function Live({ onChange }: LiveProps) {
  return may(useDesk(), 'leads.read') ? <Listening onChange={onChange} /> : null;
}

function Listening({ onChange }: LiveProps) {
  useChanges(onChange);
  return null;
}
