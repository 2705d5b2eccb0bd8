import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { fold } from '../../../core/understanding/normalize.ts';

const LONGEST_ID = 60;

/**
 * The frame of an answer for a file of `content/faq`: what must be written stands as `…`. The question is
 * quoted, so that whatever people wrote stays one text.
 */
export function gapStub(question: string, now: number): string {
  const today = dayInVietnam(now);
  const quoted = JSON.stringify(question);
  return [
    `  - id: ${idOf(question)}`,
    `    question: ${quoted}`,
    '    asked:',
    `      - ${quoted}`,
    '    answer: |',
    '      Dạ, …',
    '    source:',
    '      - { title: …, article: … }',
    `    from: ${today}`,
    `    reviewed: ${today}`,
    '    status: unverified',
    '',
  ].join('\n');
}

/** Words of the question as an id; never empty. */
function idOf(question: string): string {
  const words = fold(question)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^-|-$/g, '');
  return words === '' ? 'new-answer' : words;
}
