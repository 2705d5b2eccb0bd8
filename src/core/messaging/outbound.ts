/** Something the person may tap instead of typing; `payload` comes back as it was given. */
export interface Choice {
  readonly title: string;
  readonly payload: string;
}

/** One thing the bot says, before any platform's limits are applied. */
export interface OutboundMessage {
  readonly text: string;
  readonly choices: readonly Choice[];
}

/**
 * One send: a message already cut to what the platform carries. A part either shows its choices as
 * buttons or has none left (they are numbered lines of the text).
 */
export interface OutboundPart {
  readonly text: string;
  readonly buttons: readonly Choice[];
}
