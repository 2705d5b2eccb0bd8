import type { ComponentChildren } from 'preact';
import { go } from './place.ts';

interface PlaceLinkProps {
  readonly to: string;
  readonly class?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link within the desk; opens in a new tab like any other when asked to. */
export function PlaceLink({ to, current, children, class: look }: PlaceLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
    scrollTo({ top: 0 });
  };
  return (
    <a href={to} class={look} aria-current={current === true ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
