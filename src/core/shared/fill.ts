/** What fills the `{name}` places of a sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/** The sentence with its places filled; throws when a place has no fact: the sentence is wrong. */
export function fill(sentence: string, facts: Facts = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name];
    if (fact === undefined) {
      const known = Object.keys(facts).join(', ') || 'none';
      throw new Error(`"${sentence}" has no fact for ${place} (known: ${known}); mend the phrase`);
    }
    return String(fact);
  });
}
