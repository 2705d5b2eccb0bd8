import type { ComponentProps } from 'preact';

type FieldProps = ComponentProps<'input'> & {
  readonly label: string;
  readonly onText: (text: string) => void;
};

/** A labelled box for one line. */
export function Field({ label, onText, ...input }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...input}
        onInput={(event) => {
          onText(event.currentTarget.value);
        }}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly required?: boolean;
  readonly onText: (value: string) => void;
}

/** A labelled list of which one is chosen. */
export function Choice({ label, value, options, required, onText }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        required={required}
        onChange={(event) => {
          onText(event.currentTarget.value);
        }}
      >
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
