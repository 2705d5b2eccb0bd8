import type { AnswerComments } from '../conversation/answerComments.ts';
import type { Incidents } from '../conversation/incidents.ts';
import type { Meter } from '../conversation/ports.ts';
import { makeReceive, type Receive } from '../conversation/receive.ts';
import { makeTakeSignals } from '../conversation/takeSignals.ts';
import type { Channels } from './channels.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';
import type { Workers } from './workers.ts';

interface IntakeParts extends Surroundings {
  readonly channels: Channels;
  readonly stores: Stores;
  readonly workers: Workers;
  readonly incidents: Incidents;
  readonly meter: Meter;
  readonly answerComments: AnswerComments;
}

/** The door: what people say goes to the inbox, what platforms tell goes where it belongs. */
export function openIntake({
  stores,
  workers,
  channels,
  answerComments: takeComments,
  ...rest
}: IntakeParts): Receive {
  const { wake, settled } = workers;
  const takeSignals = makeTakeSignals({ ...rest, store: stores.signals, settled, takeComments });
  return makeReceive({ ...rest, channels: channels.on, inbox: stores.inbox, takeSignals, wake });
}
