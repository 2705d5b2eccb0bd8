import { useState } from 'preact/hooks';
import { gapStub } from './gapStub.ts';
import { WORDS } from './words.ts';

type Copied = 'no' | 'yes' | 'refused';

/** Puts the frame of an answer on the clipboard; where that is refused, shows it to be copied by hand. */
export function StubCopy({ question }: { readonly question: string }) {
  const [copied, setCopied] = useState<Copied>('no');
  const stub = gapStub(question, Date.now());
  const copy = () =>
    navigator.clipboard.writeText(stub).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <div class="stub">
      <button type="button" onClick={() => void copy()}>
        {WORDS.copyStub}
      </button>
      <p class="quiet" role="status">
        {copied === 'yes' && WORDS.copied}
        {copied === 'refused' && WORDS.notCopied}
      </p>
      {copied === 'refused' && <textarea readOnly rows={8} aria-label={WORDS.stub} value={stub} />}
    </div>
  );
}
