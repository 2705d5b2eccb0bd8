import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refused } from '../api.ts';
import { useChanges } from '../useChanges.ts';
import { isSaidPage, isTalkSheet, type SaidPage, type TalkSheet } from './talkWire.ts';

/** While something is on its way to the platform it is looked whether it has arrived. */
const LOOK_AGAIN_MS = 1_000;

export interface ShownTalk {
  readonly sheet: TalkSheet | undefined;
  readonly refused: Refused | undefined;
  readonly reload: () => void;
  /** Shows what was said before. */
  readonly earlier: () => void;
}

/** A conversation, kept up with what is said; older pages stay when newer words come. */
export function useTalk(id: string): ShownTalk {
  const [sheet, setSheet] = useState<TalkSheet>();
  const [refused, setRefused] = useState<Refused>();
  const turn = useRef(0);
  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const answer = await ask({ method: 'GET', path: `/talks/${id}` }, isTalkSheet);
    if (mine !== turn.current) return;
    setRefused(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'ok') setSheet((before) => withLatest(before, answer.body));
  }, [id]);
  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  useChanges(() => void reload(), { event: 'talk', talk: id });
  const isUnderWay = sheet?.said.some(({ delivery }) => delivery === 'pending') === true;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const again = setTimeout(() => void reload(), LOOK_AGAIN_MS);
    return () => clearTimeout(again);
  }, [isUnderWay, sheet, reload]);
  const earlier = async () => {
    if (sheet?.earlier === undefined) return;
    const path = `/talks/${id}/said?before=${sheet.earlier}`;
    const answer = await ask({ method: 'GET', path }, isSaidPage);
    if (answer.kind === 'ok') setSheet((now) => now && withEarlier(now, answer.body));
  };
  return { sheet, refused, reload: () => void reload(), earlier: () => void earlier() };
}

function withLatest(before: TalkSheet | undefined, latest: TalkSheet): TalkSheet {
  const first = latest.said[0]?.id;
  const at = before?.said.findIndex(({ id }) => id === first) ?? -1;
  if (!before || at < 0) return latest;
  return {
    ...latest,
    said: [...before.said.slice(0, at), ...latest.said],
    earlier: at > 0 ? before.earlier : latest.earlier,
    names: { ...before.names, ...latest.names },
  };
}

function withEarlier(now: TalkSheet, older: SaidPage): TalkSheet {
  const known = new Set(now.said.map(({ id }) => id));
  return {
    ...now,
    said: [...older.said.filter(({ id }) => !known.has(id)), ...now.said],
    earlier: older.earlier,
    names: { ...older.names, ...now.names },
  };
}
