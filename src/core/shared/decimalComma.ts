/** A number as people in Việt Nam write it, with a decimal comma: 0.31 becomes `0,31`. */
export function decimalComma(value: number): string {
  return String(value).replace('.', ',');
}
