import type { LocalDate } from './localDate.ts';

/** What a picture is drawn from, as plain JSON: who keeps this keeps no bytes and no name. */
export interface PictureOrder {
  /** The name of a picture of `core/picture`. */
  readonly name: string;
  /** The day whose rules the figures follow; it stands on the picture. */
  readonly on: LocalDate;
  /** Unchecked; the schema of the picture judges it. */
  readonly input: Readonly<Record<string, unknown>>;
}
