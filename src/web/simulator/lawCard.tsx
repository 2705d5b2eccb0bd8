import { dayMonthYear } from '../../core/shared/localDate.ts';
import type { AssessmentLine, LegalReference } from '../../core/policy/assessment.ts';
import { amountOf } from './rows.ts';
import { WORDS } from './words.ts';

/** The figures said last, each with its articles and the day they count from. */
export function LawCard({ lines }: { readonly lines: readonly AssessmentLine[] }) {
  if (lines.length === 0) return <p class="nothing">{WORDS.panel.noLaw}</p>;
  return (
    <ol class="law">
      {lines.map(({ label, amount, references }, index) => (
        <li key={index}>
          <p class="figure">
            <span>{label}</span>
            {amount !== undefined && <strong>{amountOf(amount)}</strong>}
          </p>
          {references.map((reference, place) => (
            <Reference key={place} {...reference} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Reference({ title, article, url, from }: LegalReference) {
  const name = `${article}, ${title}`;
  return (
    <p class="reference">
      {url !== undefined && isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {name} <span class="unseen">{WORDS.panel.newTab}</span>
        </a>
      ) : (
        name
      )}
      <small>
        {WORDS.panel.from} {dayMonthYear(from)}
      </small>
    </p>
  );
}

/** Anything else in a link, above all `javascript:`, is shown as text. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
