import { isLocalDate, type LocalDate } from '../core/shared/localDate.ts';
import { Unusable } from './runTool.ts';

/** The option's value, one of `allowed`. Throws `Unusable` that lists them. */
export function choose<Value extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly Value[],
): Value {
  const value = allowed.find((each) => each === given);
  if (value === undefined) throw new Unusable(`${option} must be one of: ${allowed.join(', ')}`);
  return value;
}

/** The option's value as a day, undefined when it was not given. Throws `Unusable`. */
export function dayOption(option: string, given: string | undefined): LocalDate | undefined {
  if (given === undefined) return undefined;
  if (!isLocalDate(given)) throw new Unusable(`${option} must be a day, written YYYY-MM-DD`);
  return given;
}
