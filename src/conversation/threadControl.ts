import type { ContactKey } from '../core/shared/contact.ts';

/**
 * Who may speak in a conversation, where the platform passes conversations between programs
 * (Messenger conversation routing). Everything rejects with `DeliveryError` only.
 */
export interface ThreadControl {
  /** People answer in the platform's own inbox from now on; the bot only overhears. */
  passToInbox(to: ContactKey): Promise<void>;
  /** Takes the conversation back from whoever has it. */
  take(to: ContactKey): Promise<void>;
  /** Lets whoever the account's settings name have it. */
  release(to: ContactKey): Promise<void>;
}
