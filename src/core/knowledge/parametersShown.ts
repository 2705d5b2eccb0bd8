import { lawsIn, lawsInExpression } from '../flow/inspect/templates.ts';
import type { TopicFile } from './entry.ts';

/** Ids of the parameters that curated answers show or calculate with. */
export function parametersShown(topics: readonly TopicFile[]): ReadonlySet<string> {
  const entries = topics.flatMap((topic) => topic.entries);
  const templates = entries.flatMap(({ question, answer, more }) => [question, answer, more ?? '']);
  const expressions = entries.flatMap(({ figures }) =>
    Object.values(figures).flatMap((figure) => Object.values(figure.with)),
  );
  return new Set([
    ...templates.flatMap(lawsIn).map(withoutKey),
    ...expressions.flatMap(lawsInExpression),
  ]);
}

function withoutKey(shown: string): string {
  return shown.split(':')[0] ?? shown;
}
