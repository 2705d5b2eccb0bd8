/** Text without case, diacritics or doubled spaces, as the ear folds what follows "sửa". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s_]+/g, ' ')
    .trim();
}
