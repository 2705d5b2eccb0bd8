/** Fills the `{…}` marks of a sentence. */
export function told(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_mark, name: string) => facts[name] ?? '…');
}

/** The word for a name of the program; the name itself when there is none. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
