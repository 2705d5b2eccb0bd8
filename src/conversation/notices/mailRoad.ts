import { letterOf, plainLetter, type Letter } from '../../core/desk/notices/letter.ts';
import type { NoticeWords } from '../../core/desk/notices/rules.ts';
import type { Road, Told } from './roads.ts';
import type { SettingsStore } from './settings.ts';
import { tellablesOf, type TellableNeeds } from './tellable.ts';

/** Sends letters. Never throws for what the other side does; a refused address is `closed`. */
export interface Mailer {
  send(to: string, letter: Letter): Promise<Told>;
}

export interface MailRoadNeeds extends TellableNeeds {
  readonly mailer: Mailer;
  readonly settings: Pick<SettingsStore, 'of'>;
  readonly words: NoticeWords;
}

/** Tells by e-mail, to addresses that were confirmed; several things in one letter. */
export function mailRoad(needs: MailRoadNeeds): Required<Road> {
  const tellTogether: Required<Road>['tellTogether'] = async (notices) => {
    const [first] = notices;
    if (!first) return { kind: 'told' };
    return toColleague(needs, first.staffId, async () => {
      const told = await tellablesOf(notices, needs);
      return told.length === 0 ? undefined : letterOf(told, needs.words);
    });
  };
  return {
    name: 'mail',
    tell: (notice) => tellTogether([notice]),
    tellTogether,
    tryOut: (staffId) =>
      toColleague(needs, staffId, () => {
        const { title, line } = needs.words.test;
        return Promise.resolve(plainLetter(title, line));
      }),
  };
}

async function toColleague(
  { settings, mailer }: MailRoadNeeds,
  staffId: string,
  write: () => Promise<Letter | undefined>,
): Promise<Told> {
  const { email } = await settings.of(staffId);
  if (email === undefined) return { kind: 'closed', code: 'no_address' };
  const letter = await write();
  return letter ? mailer.send(email, letter) : { kind: 'closed', code: 'nothing_left' };
}
