import { useState } from 'preact/hooks';
import { told } from '../fillWords.ts';
import { isNumber, isText, listOf, maybe, shape } from '../guards.ts';
import { Heading } from '../heading.tsx';
import { timeShown } from '../shown.ts';
import { useAsked } from '../useAsked.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { WORDS } from './words.ts';

interface Script {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly steps: number;
  readonly questions: number;
  readonly since?: number | undefined;
}

const isScripts = shape<{ readonly flows: readonly Script[] }>({
  flows: listOf(
    shape<Script>({
      id: isText,
      title: isText,
      version: isText,
      steps: isNumber,
      questions: isNumber,
      since: maybe(isNumber),
    }),
  ),
});

/** The scripts that are served, with their drawings. */
export function FlowsPage() {
  const { body, refused } = useAsked('/flows', isScripts);
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      <p class="quiet">{WORDS.intro}</p>
      {refused && <p class="notice bad">{refused.message}</p>}
      {!body && !refused && <p class="loading">{DESK_WORDS.loading}</p>}
      <ul class="scripts">
        {body?.flows.map((script) => (
          <ScriptCard key={script.id} script={script} />
        ))}
      </ul>
    </>
  );
}

function ScriptCard({ script }: { readonly script: Script }) {
  const { id, title, version, steps, questions, since } = script;
  const [isOpen, setOpen] = useState(false);
  const drawing = `/desk/api/flows/${id}/drawing`;
  const time = since === undefined ? undefined : timeShown(since);
  return (
    <li class="card">
      <h2>{title}</h2>
      <p>{told(WORDS.steps, { steps: String(steps), questions: String(questions) })}</p>
      <p class="quiet">
        {time === undefined
          ? told(WORDS.version, { version })
          : told(WORDS.since, { version, time })}
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{WORDS.draw}</summary>
        {isOpen && (
          <>
            <img class="drawing" src={drawing} alt={told(WORDS.alt, { title })} />
            <a class="back" href={drawing} target="_blank" rel="noreferrer">
              {WORDS.whole}
            </a>
          </>
        )}
      </details>
    </li>
  );
}
