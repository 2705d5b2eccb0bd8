import { Field } from './field.tsx';
import { WORDS } from './words.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  /** A new one, which the rules are told for. */
  readonly isNew?: boolean;
  readonly onText: (text: string) => void;
}

export function PasswordField({ label, value, isNew = false, onText }: PasswordFieldProps) {
  return (
    <>
      <Field
        label={label}
        name="password"
        type="password"
        autocomplete={isNew ? 'new-password' : 'current-password'}
        aria-describedby={isNew ? 'rules' : undefined}
        required
        value={value}
        onText={onText}
      />
      {isNew && (
        <p id="rules" class="quiet">
          {WORDS.rules}
        </p>
      )}
    </>
  );
}

interface UsernameFieldProps {
  readonly value: string;
  readonly readOnly?: boolean;
  readonly onText: (text: string) => void;
}

export function UsernameField({ value, readOnly = false, onText }: UsernameFieldProps) {
  return (
    <Field
      label={WORDS.username}
      name="username"
      autocomplete="username"
      autocapitalize="none"
      required
      readOnly={readOnly}
      value={value}
      onText={onText}
    />
  );
}
