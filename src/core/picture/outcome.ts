/** A picture and what it says in words. */
export interface Drawing {
  /** A whole SVG document, drawn when it is asked for. */
  svg(): string;
  /** The same as sentences, for who cannot see the picture or did not get it. */
  readonly text: string;
}

/** Why there is no picture: not our fault and not a crash. */
export interface PictureRefusal {
  readonly code: 'unknown_picture' | 'invalid_input';
  /** The first field that is wrong, e.g. `paid_until`. */
  readonly field?: string;
}

export type PictureOutcome =
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly refusal: PictureRefusal };
