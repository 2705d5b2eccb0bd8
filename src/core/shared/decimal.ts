/** A number as people in Việt Nam write it, with a decimal comma. */
export function decimal(value: number): string {
  return String(value).replace('.', ',');
}
