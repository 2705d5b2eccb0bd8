import { useState } from 'preact/hooks';
import { fold } from '../../core/understanding/normalize.ts';
import { placeName, useDesk } from './deskContext.ts';
import { Field } from './field.tsx';
import { told } from './fillWords.ts';
import type { WireArea } from './wire.ts';
import { WORDS } from './words.ts';

const { staff: words } = WORDS;
const MOST_FOUND = 6;

interface AreaPickerProps {
  readonly areas: readonly WireArea[];
  readonly onChange: (areas: readonly WireArea[]) => void;
}

/** Communes and whole provinces, found by name with or without marks. */
export function AreaPicker({ areas, onChange }: AreaPickerProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const all = desk.provinces.flatMap(({ id: province, communes }): readonly WireArea[] => [
    { province },
    ...communes.map((commune) => ({ province, commune: commune.id })),
  ]);
  const titleOf = (area: WireArea) =>
    placeName(desk, area) + (area.commune === undefined ? ` (${WORDS.wholeProvince})` : '');
  const wanted = fold(typed.trim());
  const found =
    wanted === ''
      ? []
      : all.filter((area) => fold(titleOf(area)).includes(wanted) && !isIn(areas, area));
  const add = (area: WireArea) => {
    onChange([...areas, area]);
    setTyped('');
  };
  return (
    <fieldset class="areas">
      <legend>{words.areas}</legend>
      {areas.map((area) => (
        <button
          key={titleOf(area)}
          type="button"
          aria-label={told(words.remove, { place: titleOf(area) })}
          onClick={() => onChange(areas.filter((each) => each !== area))}
        >
          {titleOf(area)} ✕
        </button>
      ))}
      <Field label={words.areaSearch} value={typed} autocomplete="off" onText={setTyped} />
      {found.slice(0, MOST_FOUND).map((area) => (
        <button key={titleOf(area)} type="button" onClick={() => add(area)}>
          {told(words.add, { place: titleOf(area) })}
        </button>
      ))}
    </fieldset>
  );
}

function isIn(areas: readonly WireArea[], { province, commune }: WireArea): boolean {
  return areas.some((area) => area.province === province && area.commune === commune);
}
