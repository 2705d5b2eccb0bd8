/** Where a page of a list ended: the value it is ordered by, and the id. */
export interface ListPlace {
  readonly value: number;
  readonly id: bigint;
}

/** The place as an opaque text for a link. */
export function placeToText({ value, id }: ListPlace): string {
  return `${value}-${id}`;
}

/** The place again; undefined when the text was not made here. */
export function textToPlace(text: string): ListPlace | undefined {
  const match = /^(\d{1,15})-(\d{1,18})$/.exec(text);
  const [, value, id] = match ?? [];
  return value === undefined || id === undefined
    ? undefined
    : { value: Number(value), id: BigInt(id) };
}
