import { told } from '../fillWords.ts';
import { Notice } from '../notice.tsx';
import { ImportPreview } from './importPreview.tsx';
import { useListImport, type ImportStep } from './useListImport.ts';
import { WORDS } from './words.ts';

/** How many reasons are told at once. */
const MOST_PROBLEMS = 50;

/** Takes in a list of targets; nothing changes before it was looked at. */
export function ImportList({ onTaken }: { readonly onTaken: () => void }) {
  const { step, choose, confirm, leave } = useListImport(onTaken);
  const said = step.kind === 'waiting' && step.said !== undefined ? step.said : undefined;
  return (
    <section class="card">
      <h2>{WORDS.import}</h2>
      <Notice said={said === undefined ? undefined : { kind: 'good', text: said }} />
      {step.kind === 'preview' ? (
        <ImportPreview {...step} onConfirm={() => void confirm()} onLeave={leave} />
      ) : (
        <>
          {step.kind === 'refused' && <Refusal {...step} />}
          <Chooser isBusy={step.kind === 'busy'} onFile={(file) => void choose(file)} />
        </>
      )}
      <p class="quiet" role="status">
        {step.kind === 'busy' ? told(WORDS.checking, { name: step.name }) : ''}
      </p>
    </section>
  );
}

interface ChooserProps {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** The field lies over its whole place, so that a file dropped there is chosen. */
function Chooser({ isBusy, onFile }: ChooserProps) {
  return (
    <label class="drop">
      <strong>{WORDS.choose}</strong>
      <span class="quiet">{WORDS.hint}</span>
      <input
        type="file"
        accept=".csv,.xlsx,text/csv"
        disabled={isBusy}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.blur();
          if (file) onFile(file);
          // The same file, mended, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

type RefusalProps = Extract<ImportStep, { kind: 'refused' }>;

function Refusal({ name, message, problems }: RefusalProps) {
  const more = problems.length - MOST_PROBLEMS;
  return (
    <div class="notice bad refusal" role="alert">
      <p>
        <strong>{told(WORDS.refused, { name })}</strong>
      </p>
      <p>{message}</p>
      {problems.length > 0 && (
        <ol>
          {problems.slice(0, MOST_PROBLEMS).map((problem, at) => (
            <li key={at}>
              <b>{told(WORDS.line, { line: String(problem.line) })}</b> {problem.message}
            </li>
          ))}
          {more > 0 && <li>{told(WORDS.more, { count: String(more) })}</li>}
        </ol>
      )}
      <p>{WORDS.nothingKept}</p>
    </div>
  );
}
