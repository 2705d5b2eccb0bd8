import type {
  EvaluationRow,
  FunnelRow,
  ResponseRow,
  StepRow,
} from '../../../core/reports/counts.ts';
import type { FlowTitles } from '../../../core/flow/flowTitles.ts';
import type { Progress } from '../../../core/reports/progress.ts';
import type { ResultRow } from '../../../core/reports/resultTable.ts';
import { both, isFlag, isNumber, isText, listOf, mapOf, maybe, oneOf, shape } from '../guards.ts';
import type { Names } from '../wire.ts';

const STATES = ['reached', 'on_pace', 'behind', 'no_target', 'hidden'] as const;
const count = maybe(isNumber);

const isResultRow = shape<ResultRow>({
  subject: isText,
  result: count,
  months: count,
  target: count,
  percent: count,
  expected: count,
  state: oneOf(STATES),
  isHidden: isFlag,
});

/** Results by commune or by agent; names only of agents. */
export interface Results {
  readonly rows: readonly ResultRow[];
  readonly names?: Names | undefined;
}

export const isResults = shape<Results>({ rows: listOf(isResultRow), names: maybe(mapOf(isText)) });

/** The communes together. Days are `2026-11-22`. */
export interface ShownProgress extends Progress {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

const isPoint = shape<{ readonly at: number; readonly people: number }>({
  at: isNumber,
  people: isNumber,
});
const isBend = shape<{ readonly at: number; readonly share: number }>({
  at: isNumber,
  share: isNumber,
});
const isMark = shape<{ readonly at: number; readonly name: string }>({
  at: isNumber,
  name: isText,
});

export const isProgress = shape<ShownProgress>({
  on: isText,
  from: isText,
  to: isText,
  registered: count,
  told: isNumber,
  months: count,
  communes: isNumber,
  withTarget: isNumber,
  standing: shape<Progress['standing']>({
    result: count,
    target: count,
    percent: count,
    expected: count,
    state: oneOf(STATES),
  }),
  chart: shape<Progress['chart']>({
    result: listOf(isPoint),
    target: count,
    pace: listOf(isBend),
    months: listOf(isMark),
  }),
});

const isResponseRow = shape<ResponseRow>({
  subject: isText,
  captured: isNumber,
  contacted: isNumber,
  median: count,
  p90: count,
  kept: isNumber,
  broken: isNumber,
  running: isNumber,
});

export const isResponse = shape<{ readonly rows: readonly ResponseRow[] }>({
  rows: listOf(isResponseRow),
});

const isFunnelRow = shape<FunnelRow>({
  key: isText,
  started: isNumber,
  computed: isNumber,
  captured: isNumber,
  contacted: isNumber,
  registered: isNumber,
});

export const isFunnel = shape<{ readonly rows: readonly FunnelRow[] }>({
  rows: listOf(isFunnelRow),
});

export const isSteps = shape<{ readonly rows: readonly StepRow[] }>({
  rows: listOf(
    shape<StepRow>({
      flow: isText,
      node: isText,
      asked: isNumber,
      answered: isNumber,
      lastSeen: isNumber,
      misses: isNumber,
    }),
  ),
});

export const isFlows = shape<{ readonly flows: readonly FlowTitles[] }>({
  flows: listOf(shape<FlowTitles>({ id: isText, title: isText, questions: mapOf(isText) })),
});

interface TargetOf {
  readonly target?: number | undefined;
  readonly percent?: number | undefined;
}

/** What one agent is evaluated by. */
export type Evaluated = EvaluationRow & TargetOf;

const isEvaluated = both(
  shape<EvaluationRow>({
    agent: isText,
    leads: isNumber,
    contacted: isNumber,
    contactedInTime: isNumber,
    registered: isNumber,
    months: isNumber,
    everRegistered: isNumber,
    stillPaying: isNumber,
    refusals: mapOf(isNumber),
    wrongNumbers: isNumber,
  }),
  shape<TargetOf>({ target: count, percent: count }),
);

export const isEvaluation = shape<{ readonly rows: readonly Evaluated[]; readonly names: Names }>({
  rows: listOf(isEvaluated),
  names: mapOf(isText),
});
