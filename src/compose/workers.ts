import { randomUUID } from 'node:crypto';
import type { Content } from '../adapters/files/loadContent.ts';
import type { ConsultationDesk } from '../conversation/consult.ts';
import { makeDecide, makeGiveUp, type DecideNeeds } from '../conversation/decide.ts';
import { makeDeliveryWorker } from '../conversation/deliver.ts';
import type { Dialogue } from '../conversation/dialogue.ts';
import type { Incidents } from '../conversation/incidents.ts';
import { makePace } from '../conversation/pace.ts';
import type { Meter, Model } from '../conversation/ports.ts';
import type { SignalsTaken } from '../conversation/signalStore.ts';
import { makeSimulator, type Simulator } from '../conversation/simulate.ts';
import type { LaneWork } from '../conversation/stores.ts';
import { makeTurnWorker, type TurnWorker } from '../conversation/takeTurns.ts';
import { NEW_SESSION } from '../core/flow/session.ts';
import { CAPABILITIES, type Capabilities } from '../core/messaging/capabilities.ts';
import { layOutTurn } from '../core/messaging/layOutTurn.ts';
import type { Channels } from './channels.ts';
import type { DeskWork } from './deskWork.ts';
import type { Limits } from './limits.ts';
import { openDesk } from './model.ts';
import type { Stores } from './stores.ts';
import type { ChannelName } from '../core/shared/contact.ts';
import type { Surroundings } from './surroundings.ts';
import { formPictureAt } from './zalo.ts';

interface WorkerParts extends Surroundings {
  readonly stores: Stores;
  readonly channels: Channels;
  readonly dialogue: Dialogue;
  readonly meter: Meter;
  readonly content: Content;
  readonly limits: Limits;
  readonly model: Model | undefined;
  readonly incidents: Incidents;
  /** True when the operator lets the bot send what Zalo charges for. */
  readonly mayPay: boolean;
  readonly publicUrl: string | undefined;
  readonly deskWork: Pick<DeskWork, 'hear' | 'turned'>;
}

/** What works while the program runs. */
export interface Workers {
  /** Says that there is something new. */
  readonly wake: () => void;
  readonly simulator: Simulator;
  /** An echo told what became of these sends. */
  readonly settled: (sends: SignalsTaken['settled']) => void;
  /** Somebody was erased outside a turn: what still waits to be sent to them is not. */
  readonly erased: (contactId: string) => void;
  start(): void;
  stop(): Promise<void>;
}

/** Turns, the model beside them and deliveries, wired to each other. */
export function openWorkers(parts: WorkerParts): Workers {
  const { stores, channels, ...rest } = parts;
  const { outbox, inbox, ownership, modelBook: book } = stores;
  const wake = () => {
    turns.wake();
  };
  const desk = openDesk({ ...parts, book, wake });
  const pace = makePace(rest.limits.sends);
  const delivery = makeDeliveryWorker({ ...rest, outbox, channelOf: channels.of, pace });
  const turns = openTurns(parts, desk, taken);
  const simulator = makeSimulator({ inbox, clock: rest.clock, newId: randomUUID, wake });
  ownership.onRenewed(delivery.forget);
  return {
    wake,
    simulator,
    settled: (sends) => {
      delivery.settled(sends);
    },
    erased: delivery.erased,
    start() {
      turns.start();
      delivery.start();
    },
    async stop() {
      await turns.stop();
      await desk?.stop();
      await delivery.stop();
    },
  };

  function taken(work: LaneWork): void {
    for (const { contactId, erase } of work.outcomes) if (erase) delivery.erased(contactId);
    delivery.deliver(work.sends);
    simulator.taken(work);
    channels.zalo?.taken(work);
    desk?.taken(work);
    parts.deskWork.turned(work);
    showTyping(work, channels);
  }
}

/** Where the model is asked, the person sees that somebody is writing. */
function showTyping({ outcomes }: LaneWork, channels: Channels): void {
  for (const { waiting, contact } of outcomes) {
    if (waiting) channels.of(contact)?.showTyping?.(contact);
  }
}

function openTurns(
  { stores, dialogue, publicUrl, deskWork, ...rest }: WorkerParts,
  desk: ConsultationDesk | undefined,
  taken: (work: LaneWork) => void,
): TurnWorker {
  const capabilities = capabilitiesAt(publicUrl);
  const deciding: DecideNeeds = {
    ...rest,
    ...dialogue,
    layOut: ({ channel }, messages) => layOutTurn(messages, capabilities[channel]),
    newSession: NEW_SESSION,
    leadGroups: rest.content.leadGroups,
    hearStaff: deskWork.hear,
    ...(desk && { consulting: desk }),
  };
  return makeTurnWorker({
    ...rest,
    lanes: stores.lanes,
    decide: makeDecide(deciding),
    giveUp: (reason) => makeGiveUp(deciding, reason),
    taken,
    ...(desk && { ready: () => desk.ready() }),
  });
}

/** Zalo's contact form shows a picture of ours that Zalo must be able to fetch. */
function capabilitiesAt(publicUrl: string | undefined): Record<ChannelName, Capabilities> {
  if (formPictureAt(publicUrl) !== undefined) return CAPABILITIES;
  return { ...CAPABILITIES, zalo: { ...CAPABILITIES.zalo, templates: {} } };
}
