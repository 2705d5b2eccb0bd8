import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { both, isAnything } from '../guards.ts';
import { Notice, type NoticeText } from '../notice.tsx';
import { isCopy } from './wire.ts';
import { WORDS } from './words.ts';

/** One person's data as a whole, to hand over: for a program, and to read. */
export function PersonCopy({ contactId }: { readonly contactId: string }) {
  const [said, setSaid] = useState<NoticeText>();
  const take = async (format: 'json' | 'txt') => {
    const path = `/people/${contactId}/copy`;
    const answer = await ask({ method: 'GET', path }, both(isCopy, isAnything));
    if (answer.kind === 'refused') {
      setSaid({ kind: 'bad', text: answer.message });
      return;
    }
    const { text, ...copy } = answer.body;
    save(format === 'txt' ? text : JSON.stringify(copy, null, 2), `du-lieu-${contactId}.${format}`);
  };
  return (
    <div class="copy">
      <h3>{WORDS.copy}</h3>
      <div class="ends">
        <button type="button" onClick={() => void take('json')}>
          {WORDS.json}
        </button>
        <button type="button" onClick={() => void take('txt')}>
          {WORDS.text}
        </button>
      </div>
      <Notice said={said} />
    </div>
  );
}

function save(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser takes the address when the click is done with.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
