const PATTERN = /^comment:(.+)$/s;

/**
 * The contact that stands for whoever wrote a comment, as nobody knows them yet. Ids of people on both
 * platforms are numbers, so the two never meet.
 */
export function commentContact(commentId: string): string {
  return `comment:${commentId}`;
}

/** The comment that a contact stands for; undefined for a person. */
export function commentOfContact(contact: string): string | undefined {
  return PATTERN.exec(contact)?.[1];
}
