/** One line that names an account uniquely. */
export function accountLine({
  channel,
  account,
}: {
  readonly channel: string;
  readonly account: string;
}): string {
  return `${channel}:${account}`;
}
