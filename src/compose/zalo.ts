import { zaloConsent } from '../adapters/channels/zalo/consent.ts';
import { zaloChannel, type ZaloChannel } from '../adapters/channels/zalo/zaloChannel.ts';
import type { ZaloSettings } from '../config.ts';
import type { AccountConsent, ConsentStore } from '../conversation/accountConsent.ts';
import { troublesOf } from '../conversation/accountTroubles.ts';
import type { Incidents } from '../conversation/incidents.ts';
import { DeliveryError, type Meter, type Paint, type TokenStore } from '../conversation/ports.ts';
import type { LaneWork } from '../conversation/stores.ts';
import type { UploadStore } from '../conversation/uploadStore.ts';
import type { Surroundings } from './surroundings.ts';

/** What Zalo needs beside its settings. */
export interface ZaloParts extends Surroundings {
  readonly tokens: TokenStore;
  readonly uploads: UploadStore;
  readonly consents: ConsentStore;
  readonly incidents: Incidents;
  readonly paint: Paint;
  readonly meter: Meter;
  readonly publicUrl: string | undefined;
  /** Milliseconds Zalo may take to answer. */
  readonly timeout: number;
}

/** One Official Account and what belongs to it. */
export interface Zalo {
  readonly channel: ZaloChannel;
  /** The way to a new authorisation in the browser; undefined without PUBLIC_URL. */
  readonly consent: AccountConsent | undefined;
  /** Tags the people of new leads, where that is wanted. Returns at once and never throws. */
  taken(work: LaneWork): void;
}

export function openZalo(config: ZaloSettings, parts: ZaloParts): Zalo {
  const { publicUrl, log, consents, incidents } = parts;
  const place = { channel: 'zalo', account: config.oaId } as const;
  const troubles = troublesOf(place, incidents);
  const formPicture = formPictureAt(publicUrl);
  const channel = zaloChannel({ ...parts, config, troubles, formPicture });
  return {
    channel,
    consent:
      publicUrl === undefined
        ? undefined
        : zaloConsent({ ...parts, config, consents, troubles, publicUrl }),
    taken: (work) => {
      tagLeads(work, { channel, tag: config.leadTag, log });
    },
  };
}

/** Zalo fetches the picture of its contact form itself, and only over https. */
export function formPictureAt(publicUrl: string | undefined): string | undefined {
  return publicUrl?.startsWith('https://') === true ? `${publicUrl}/home/contact.png` : undefined;
}

interface Tagging {
  readonly channel: Pick<ZaloChannel, 'tag'>;
  readonly tag: string | undefined;
  readonly log: Surroundings['log'];
}

function tagLeads({ leads, outcomes }: LaneWork, { channel, tag, log }: Tagging): void {
  if (tag === undefined) return;
  for (const { id: leadId, contactId } of leads) {
    const contact = outcomes.find((outcome) => outcome.contactId === contactId)?.contact;
    if (contact?.channel !== 'zalo') continue;
    channel.tag(contact.contact, tag).catch((error: unknown) => {
      log.warn('lead_not_tagged', { leadId, code: codeOf(error) });
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof DeliveryError ? error.code : 'unexpected';
}
