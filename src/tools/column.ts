/** One column of a list: its heading, and what stands in it for an item ('' for nothing). */
export interface Column<Item> {
  readonly heading: string;
  readonly cell: (item: Item) => string;
  /** Left out of the table in the terminal, which is narrow. */
  readonly onlyInCsv?: true;
}
