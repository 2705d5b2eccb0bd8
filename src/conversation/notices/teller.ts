import { waitAfter } from '../../core/desk/notices/backOff.ts';
import { isCurrent } from '../../core/desk/notices/isCurrent.ts';
import type { NoticeRules } from '../../core/desk/notices/rules.ts';
import { tellFrom, type Rest } from '../../core/desk/notices/tellFrom.ts';
import type { WorkingCalendar } from '../../core/desk/workingTime.ts';
import { makeLoop, type Loop } from '../loop.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { DueTelling, TellingFate, Tellings } from './ports.ts';
import type { Road, Told } from './roads.ts';

export interface TellerNeeds {
  readonly road: Road;
  readonly tellings: Tellings;
  readonly rules: NoticeRules;
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** Works off what is to be told on one road. */
export interface Teller extends Omit<Loop, 'isStopped'> {
  /** Tells everything that may be told now; resolves when nothing is left. */
  work(): Promise<void>;
}

const POLL_EVERY_MS = 2_000;
/** Notices that are taken at once. */
const BATCH = 50;
const MINUTE_MS = 60_000;

/** Each road has a worker of its own, so that a dead one holds up no other. */
export function makeTeller(needs: TellerNeeds): Teller {
  const loop = makeLoop(round, POLL_EVERY_MS);
  return {
    ...loop,
    async work() {
      while (!loop.isStopped() && (await tellBatch(needs)));
    },
  };

  async function round(): Promise<boolean> {
    try {
      return await tellBatch(needs);
    } catch (error) {
      needs.log.error('notices_not_told', { road: needs.road.name, error });
      return false;
    }
  }
}

/** Resolves to true when there may be more. */
async function tellBatch(needs: TellerNeeds): Promise<boolean> {
  const due = await needs.tellings.claim(needs.road.name, BATCH);
  const byStaff = Map.groupBy(due, ({ notice }) => notice.staffId);
  await Promise.all([...byStaff.values()].map((theirs) => tellOne(needs, theirs)));
  return due.length === BATCH;
}

/** What one colleague is told now: what is out of date is dropped, what may wait waits. */
async function tellOne(needs: TellerNeeds, due: readonly DueTelling[]): Promise<void> {
  const now = needs.clock();
  const ready: DueTelling[] = [];
  for (const each of due) {
    if (!each.isActive || !isCurrent(each.notice, each.matter)) {
      await settle(needs, [each], { kind: 'outdated' });
      continue;
    }
    const from = tellFrom(each.notice.kind, now, restOf(needs, each));
    if (from > now) await needs.tellings.settle([each.id], { kind: 'later', nextAt: from });
    else ready.push(each);
  }
  if (needs.road.tellTogether) await tellGathered(needs, ready, now);
  else for (const each of ready) await tellThese(needs, [each]);
}

/** Soon after one message the next things are gathered, unless one of them cannot wait. */
async function tellGathered(
  needs: TellerNeeds,
  ready: readonly DueTelling[],
  now: number,
): Promise<void> {
  const [first] = ready;
  if (!first) return;
  const { road, rules } = needs;
  const minutes = road.name === 'chat' ? 0 : rules.gather_minutes[road.name];
  const next = (first.lastToldAt ?? -Infinity) + minutes * MINUTE_MS;
  const isUrgent = ready.some(({ notice }) => rules.cannot_wait.includes(notice.kind));
  if (now >= next || isUrgent) {
    await tellThese(needs, ready);
    return;
  }
  await needs.tellings.settle(idsOf(ready), { kind: 'later', nextAt: next });
}

async function tellThese(needs: TellerNeeds, these: readonly DueTelling[]): Promise<void> {
  const told = await ask(needs, these);
  if (told.kind !== 'again') {
    await settle(needs, these, told);
    return;
  }
  for (const each of these) await settle(needs, [each], afterFailure(each, told, needs.clock()));
}

/** Our own mistake on a road is a failure like another: it is logged, and tried again. */
async function ask({ road, log }: TellerNeeds, these: readonly DueTelling[]): Promise<Told> {
  const notices = these.map(({ notice }) => notice);
  const [first] = notices;
  if (!first) return { kind: 'told' };
  try {
    return await (road.tellTogether ? road.tellTogether(notices) : road.tell(first));
  } catch (error) {
    log.error('road_broken', { road: road.name, notice: first.id, error });
    return { kind: 'again', code: 'our_mistake' };
  }
}

function afterFailure(
  { failures }: DueTelling,
  { code, after = 0 }: Extract<Told, { kind: 'again' }>,
  now: number,
): TellingFate {
  const wait = waitAfter(failures + 1);
  if (wait === undefined) return { kind: 'failed', code };
  return { kind: 'later', nextAt: Math.max(now + wait, after), code };
}

async function settle(
  { road, tellings, log, meter }: TellerNeeds,
  these: readonly DueTelling[],
  fate: TellingFate,
): Promise<void> {
  await tellings.settle(idsOf(these), fate);
  const result = fate.kind === 'later' ? 'again' : fate.kind;
  const code = 'code' in fate ? { code: fate.code } : {};
  for (const { notice } of these) {
    const { id, kind, staffId } = notice;
    meter.count('notices', { road: road.name, kind, result });
    const facts = { notice: id, kind, staffId, road: road.name, ...code };
    if (fate.kind === 'failed') log.error('notice_given_up', facts);
    else if (fate.kind === 'later') log.warn('notice_tried_in_vain', facts);
    else log.info(`notice_${result}`, facts);
  }
}

function restOf({ rules, calendar }: TellerNeeds, { quiet, hours }: DueTelling): Rest {
  return {
    quiet: quiet ?? rules.quiet_hours,
    calendar: hours ? { ...calendar, ...hours, weekdays: new Set(hours.weekdays) } : calendar,
    cannotWait: rules.cannot_wait,
  };
}

function idsOf(due: readonly DueTelling[]): readonly string[] {
  return due.map(({ id }) => id);
}
