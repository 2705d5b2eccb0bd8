import type { Heard } from './conversation.ts';
import { shown } from './rows.ts';
import { WORDS } from './words.ts';

const { panel } = WORDS;

/** What was understood of the text typed last. */
export function UnderstoodCard({ heard: { text, understood } }: { readonly heard: Heard }) {
  const { intent, entities } = understood;
  return (
    <>
      <blockquote class="said">{text}</blockquote>
      {intent !== undefined && (
        <p>
          {panel.intent}: <strong>{intent}</strong>
        </p>
      )}
      {intent === undefined && entities.length === 0 && <p class="nothing">{panel.nothingHeard}</p>}
      {entities.length > 0 && (
        <ul class="heard">
          {entities.map((entity, index) => (
            <li key={index}>
              <span>{entity.kind}</span>
              <strong>{shown(entity.value)}</strong>
              <small class={entity.confident ? 'sure' : 'unsure'}>
                {entity.confident ? panel.sure : panel.unsure}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
