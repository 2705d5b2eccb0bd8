/** A template or an expression of an author cannot be parsed or evaluated; never a citizen's text. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** A text shows a figure of the law that no value counts for today: refused, never guessed. */
export class NoFigureToday extends Defect {
  constructor(parameter: string) {
    super(`no value of the parameter "${parameter}" counts today`);
  }
}

/** A flow cannot go on: its author's mistake, with the place of it. */
export class FlowFailure extends Error {
  override readonly name = 'FlowFailure';
  readonly flow: string;
  readonly node: string;

  constructor(
    place: { readonly flow: string; readonly node: string },
    reason: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(reason, options);
    this.flow = place.flow;
    this.node = place.node;
  }
}

/** A version that a session is pinned to is no longer kept. */
export class FlowGone extends Error {
  override readonly name = 'FlowGone';
}
