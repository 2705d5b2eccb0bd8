import type { LegalReference } from '../../core/policy/assessment.ts';
import { dayMonthYear } from '../../core/shared/localDate.ts';
import type { ComputedLine, WholeLead } from './leadWire.ts';
import { dong } from './shown.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

/** What was computed for the person, each figure with its articles. */
export function Computations({ lead }: { readonly lead: WholeLead }) {
  return (
    <section class="card">
      <h2>{words.computed}</h2>
      {lead.computed.length === 0 && <p class="quiet">{words.noComputed}</p>}
      {lead.computed.map(({ name, lines }) => (
        <ol key={name} class="law">
          {lines.map((line, index) => (
            <LawLine key={index} line={line} />
          ))}
        </ol>
      ))}
    </section>
  );
}

/** A figure with its articles and the day they count from. */
export function LawLine({ line: { label, amount, references } }: { readonly line: ComputedLine }) {
  return (
    <li>
      <p class="figure">
        <span>{label}</span>
        {amount !== undefined && <strong>{dong(amount)}</strong>}
      </p>
      {references.map((reference, place) => (
        <Reference key={place} {...reference} />
      ))}
    </li>
  );
}

function Reference({ title, article, url, from }: LegalReference) {
  const name = `${title}, ${article}`;
  return (
    <p class="reference">
      {url !== undefined && isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      ({words.from} {dayMonthYear(from)})
    </p>
  );
}

/** Anything else in a link, above all `javascript:`, is shown as text. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
