import { useState } from 'preact/hooks';
import { ask, type Refused } from '../api.ts';
import { told } from '../fillWords.ts';
import { isDone } from '../wire.ts';
import { isPreview, isProblems, type Preview, type Problem } from './wire.ts';
import { WORDS } from './words.ts';

/** Where taking in a list stands. */
export type ImportStep =
  | { readonly kind: 'waiting'; readonly said?: string }
  | { readonly kind: 'busy'; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly message: string;
      readonly problems: readonly Problem[];
    }
  | {
      readonly kind: 'preview';
      readonly list: SentFile;
      readonly preview: Preview;
      /** Somebody was faster: the preview must be looked at again. */
      readonly outdated?: string;
    };

interface SentFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

export interface ListImport {
  readonly step: ImportStep;
  readonly choose: (file: File) => Promise<void>;
  readonly confirm: () => Promise<void>;
  readonly leave: () => void;
}

const LONGEST_NAME = 200;

/** Takes in a list of targets: read, shown, and only then taken in as it was shown. */
export function useListImport(onTaken: () => void): ListImport {
  const [step, setStep] = useState<ImportStep>({ kind: 'waiting' });

  const look = async (list: SentFile, outdated?: string) => {
    setStep({ kind: 'busy', name: list.name });
    const answer = await send('preview', list);
    setStep(
      answer.kind === 'ok'
        ? {
            kind: 'preview',
            list,
            preview: answer.body,
            ...(outdated !== undefined && { outdated }),
          }
        : refusedStep(list.name, answer),
    );
  };

  const confirm = async () => {
    if (step.kind !== 'preview') return;
    const { list, preview } = step;
    setStep({ kind: 'busy', name: list.name });
    const path = pathOf('import', { name: list.name, seen: preview.seen });
    const answer = await ask({ method: 'POST', path, body: list.bytes }, isDone);
    if (answer.kind === 'ok') {
      const count = String(preview.changes.length);
      setStep({ kind: 'waiting', said: told(WORDS.taken, { count }) });
      onTaken();
    } else if (answer.code === 'preview_outdated') await look(list, answer.message);
    else setStep(refusedStep(list.name, answer));
  };

  return {
    step,
    choose: async (file) => {
      await look({ name: file.name.slice(0, LONGEST_NAME), bytes: await file.arrayBuffer() });
    },
    confirm,
    leave: () => setStep({ kind: 'waiting' }),
  };
}

function send(what: 'preview', { name, bytes }: SentFile) {
  return ask({ method: 'POST', path: pathOf(what, { name }), body: bytes }, isPreview);
}

function pathOf(what: string, query: Readonly<Record<string, string>>): string {
  return `/targets/${what}?${new URLSearchParams(query).toString()}`;
}

function refusedStep(name: string, { message, problems }: Refused): ImportStep {
  return { kind: 'refused', name, message, problems: isProblems(problems) ? problems : [] };
}
