import { scaleOf } from '../../../core/reports/scale.ts';

interface BarProps {
  /** 0 to 1 of the whole length. */
  readonly share: number;
  /** Class of the bar. */
  readonly look: string;
}

const LENGTH = 100;
/** So that one of thousands is still seen. */
const LEAST = 0.8;

/** A bar beside a number that says the same: readers pass it by. */
export function Bar({ share, look }: BarProps) {
  const width = scaleOf({ from: 0, to: 1 }, { from: 0, to: LENGTH });
  return (
    <svg
      class="bar"
      aria-hidden="true"
      viewBox={`0 0 ${LENGTH} 10`}
      preserveAspectRatio="none"
      width="100%"
      height="14"
    >
      <rect class="whole" width={LENGTH} height={10} />
      {share > 0 && <rect class={look} width={Math.max(LEAST, width(share))} height={10} />}
    </svg>
  );
}
