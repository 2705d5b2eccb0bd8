import { outputsIn, plainWords } from './templates.ts';

const DATE = /\b\d{1,2}\/\d{1,2}\/\d{4}\b/g;
const ACCOUNTED = /\|\s*(?:law|plain|date)\b/;

/** The figures of a template that no law, result, date or mark accounts for. */
export function bareFigures(template: string): readonly string[] {
  const words = plainWords(template).replace(DATE, '');
  const outputs = outputsIn(template).filter(
    (inside) => !ACCOUNTED.test(inside) && hasNumber(inside),
  );
  return [
    ...(/\d/.test(words) ? [firstDigits(words)] : []),
    ...outputs.map((inside) => inside.trim()),
  ];
}

function hasNumber(inside: string): boolean {
  return /(?<![\p{L}\d_.])\d/u.test(inside) || /["'][^"']*\d[^"']*["']/.test(inside);
}

function firstDigits(text: string): string {
  return /\S*\d\S*/.exec(text)?.[0] ?? text;
}
