/** The id of a lead as the database counts it; undefined when it cannot be one. */
export function leadId(text: string): bigint | undefined {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : undefined;
}
