import { isEndedBySend, type IncidentKind } from '../core/messaging/incident.ts';
import { accountLine } from './accountLine.ts';
import type { IncidentDetails, IncidentPlace, Incidents, IncidentStore } from './incidents.ts';
import type { Clock, Log, Meter } from './ports.ts';

export interface IncidentNeeds {
  readonly store: IncidentStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** A hundred refused sends a second are one trouble: its row is renewed this often. */
const RENEWED_EVERY_MS = 10_000;
/** What another process raised is noticed within this, so that a send here can end it. */
const LOOKED_AT_EVERY_MS = 30_000;

export interface IncidentWatch extends Incidents {
  /** Learns what is open, now and from time to time. */
  start(): void;
  /** Resolves when everything raised and cleared is written. */
  stop(): Promise<void>;
}

/** Raises each trouble once and tells it once; sends that are taken end what they disprove. */
export function makeIncidents(needs: IncidentNeeds): IncidentWatch {
  const { store, clock } = needs;
  const known = makeMemory();
  /** One after the other, so that a trouble and its end are written in their order. */
  const pen = makePen(needs.log);
  const { write } = pen;
  let poll: NodeJS.Timeout | undefined;
  const clear: Incidents['clear'] = (kind, place) => {
    known.of(place).delete(kind);
    write(kind, () => cleared(needs, kind, place));
  };
  const look = () => {
    write('all', async () => {
      known.learn(await store.open());
    });
  };

  return {
    raise(kind, place, details = {}) {
      const renewedAt = known.of(place).get(kind) ?? -Infinity;
      if (clock() - renewedAt < RENEWED_EVERY_MS) return;
      known.of(place).set(kind, clock());
      write(kind, () => raised(needs, { kind, place, details }));
    },
    clear,
    sendTaken(place) {
      for (const kind of [...known.of(place).keys()].filter(isEndedBySend)) clear(kind, place);
    },
    open: () => store.open(),
    start() {
      poll = setInterval(look, LOOKED_AT_EVERY_MS);
      look();
    },
    async stop() {
      clearInterval(poll);
      await pen.laidDown();
    },
  };
}

function makePen(log: Log) {
  let written = Promise.resolve();
  return {
    write: (kind: string, work: () => Promise<void>): void => {
      written = written.then(work).catch((error: unknown) => {
        log.error('incident_not_written', { kind, error });
      });
    },
    laidDown: () => written,
  };
}

interface Raised {
  readonly kind: IncidentKind;
  readonly place: IncidentPlace;
  readonly details: IncidentDetails;
}

async function raised(
  { store, log, meter }: IncidentNeeds,
  { kind, place: { channel, account }, details }: Raised,
): Promise<void> {
  if (!(await store.raise(kind, { channel, account }, details))) return;
  meter.count('incidents', { channel, kind });
  log.error('incident_opened', { kind, channel, account, ...details });
}

async function cleared(
  { store, log }: IncidentNeeds,
  kind: IncidentKind,
  { channel, account }: IncidentPlace,
): Promise<void> {
  if (await store.clear(kind, { channel, account })) {
    log.info('incident_ended', { kind, channel, account });
  }
}

/** Kinds known to be open by account, and when their row was renewed here. */
function makeMemory() {
  const known = new Map<string, Map<IncidentKind, number>>();
  const of = (place: IncidentPlace) => {
    const line = accountLine(place);
    const kinds = known.get(line) ?? new Map<IncidentKind, number>();
    known.set(line, kinds);
    return kinds;
  };
  return {
    of,
    learn(open: readonly (IncidentPlace & { readonly kind: IncidentKind })[]): void {
      for (const { kind, ...place } of open) {
        if (!of(place).has(kind)) of(place).set(kind, -Infinity);
      }
    },
  };
}
