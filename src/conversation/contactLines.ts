/** Contacts in line, by account: answers before what the bot writes by itself, accounts in turn. */
export interface ContactLines {
  join(account: string, contactId: string, place: Place): void;
  /** Moves a contact who is now owed an answer; nobody who is not in line. */
  hurry(account: string, contactId: string): void;
  /** Takes the contact whose turn it is out of the line. */
  next(): string | undefined;
  /** Lets nobody of an account have a turn until it is released. */
  hold(account: string): void;
  release(account: string): void;
  clear(): void;
}

export interface Place {
  readonly isBulk: boolean;
  readonly at: 'head' | 'tail';
}

interface Line {
  readonly answers: string[];
  readonly bulk: string[];
}

export function makeContactLines(): ContactLines {
  const lines = new Map<string, Line>();
  const held = new Set<string>();

  return {
    join(account, contactId, { isBulk, at }) {
      const { answers, bulk } = lineOf(account);
      const line = isBulk ? bulk : answers;
      if (at === 'head') line.unshift(contactId);
      else line.push(contactId);
    },
    hurry(account, contactId) {
      const { answers, bulk } = lineOf(account);
      const place = bulk.indexOf(contactId);
      if (place >= 0) answers.push(...bulk.splice(place, 1));
    },
    next() {
      for (const [account, line] of lines) {
        if (held.has(account)) continue;
        const contactId = line.answers.shift() ?? line.bulk.shift();
        if (contactId === undefined) continue;
        // Behind the others: the next turn is another account's.
        lines.delete(account);
        lines.set(account, line);
        return contactId;
      }
      return undefined;
    },
    hold: (account) => void held.add(account),
    release: (account) => void held.delete(account),
    clear() {
      lines.clear();
    },
  };

  function lineOf(account: string): Line {
    const line = lines.get(account) ?? { answers: [], bulk: [] };
    lines.set(account, line);
    return line;
  }
}
