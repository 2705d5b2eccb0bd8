import { CHANNELS, type ChannelName } from '../../core/shared/contact.ts';
import { WORDS } from './words.ts';

export interface TopBarProps {
  readonly look: ChannelName;
  readonly onLook: (look: ChannelName) => void;
  readonly onRestart: () => void;
}

/** The tester's tools: whose looks, and a new start. */
export function TopBar({ look, onLook, onRestart }: TopBarProps) {
  return (
    <header class="bar">
      <h1>
        <a href="/">{WORDS.botName}</a> <span>{WORDS.title}</span>
      </h1>
      <fieldset class="looks">
        <legend class="unseen">{WORDS.looks.legend}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel}>
            <input
              type="radio"
              name="look"
              class="unseen"
              checked={channel === look}
              onChange={() => onLook(channel)}
            />
            <span>{WORDS.looks[channel]}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="restart" onClick={onRestart}>
        {WORDS.restart}
      </button>
    </header>
  );
}
