/** A template or an expression of an author cannot be parsed or evaluated; never a citizen's text. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** A flow cannot go on: its author's mistake, with the place of it. */
export class FlowFailure extends Error {
  override readonly name = 'FlowFailure';
  readonly flow: string;
  readonly node: string;

  constructor(place: { readonly flow: string; readonly node: string }, reason: string) {
    super(reason);
    this.flow = place.flow;
    this.node = place.node;
  }
}

/** A version that a session is pinned to is no longer kept. */
export class FlowGone extends Error {
  override readonly name = 'FlowGone';
}
