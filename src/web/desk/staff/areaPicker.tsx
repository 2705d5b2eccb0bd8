import { useState } from 'preact/hooks';
import type { AreaPart } from '../../../core/desk/viewer.ts';
import { fold } from '../../../core/understanding/normalize.ts';
import { placeName, useDesk } from '../deskContext.ts';
import { Choice, Field } from '../field.tsx';
import { told } from '../fillWords.ts';
import type { WireArea } from '../wire.ts';
import { WORDS } from '../words.ts';
import { STAFF_WORDS } from './words.ts';

const { staff: words } = WORDS;
const MOST_FOUND = 6;

/** A chosen place; without a part it is the role's first. */
export interface PickedArea extends WireArea {
  readonly part?: AreaPart | undefined;
}

interface AreaPickerProps {
  readonly areas: readonly PickedArea[];
  /** In which parts the role works somewhere: with more than one, each place says in which. */
  readonly parts: readonly AreaPart[];
  readonly onChange: (areas: readonly PickedArea[]) => void;
}

/** Communes and whole provinces, found by name with or without marks, each with its part. */
export function AreaPicker({ areas, parts, onChange }: AreaPickerProps) {
  const desk = useDesk();
  const titleOf = (area: WireArea) =>
    placeName(desk, area) + (area.commune === undefined ? ` (${WORDS.wholeProvince})` : '');
  const all = desk.provinces.flatMap(({ id: province, communes }): readonly WireArea[] => [
    { province },
    ...communes.map((commune) => ({ province, commune: commune.id })),
  ]);
  return (
    <fieldset class="areas">
      <legend>{words.areas}</legend>
      {areas.map((area) => (
        <Picked
          key={titleOf(area)}
          area={area}
          parts={parts}
          title={titleOf(area)}
          onPart={(part) =>
            onChange(areas.map((each) => (each === area ? { ...each, part } : each)))
          }
          onRemove={() => onChange(areas.filter((each) => each !== area))}
        />
      ))}
      <Search
        places={all.filter((area) => !isIn(areas, area))}
        titleOf={titleOf}
        onAdd={(area) => onChange([...areas, area])}
      />
    </fieldset>
  );
}

interface PickedProps {
  readonly area: PickedArea;
  readonly parts: readonly AreaPart[];
  readonly title: string;
  readonly onPart: (part: AreaPart | undefined) => void;
  readonly onRemove: () => void;
}

function Picked({ area, parts, title, onPart, onRemove }: PickedProps) {
  const [usual = ''] = parts;
  const part = area.part !== undefined && parts.includes(area.part) ? area.part : usual;
  return (
    <div class="picked">
      <button type="button" aria-label={told(words.remove, { place: title })} onClick={onRemove}>
        {title} ✕
      </button>
      {parts.length > 1 && (
        <Choice
          label={told(STAFF_WORDS.partAt, { place: title })}
          value={part}
          options={parts.map((each) => [each, STAFF_WORDS.parts[each]] as const)}
          onText={(text) => onPart(parts.find((each) => each === text))}
        />
      )}
    </div>
  );
}

interface SearchProps {
  readonly places: readonly WireArea[];
  readonly titleOf: (area: WireArea) => string;
  readonly onAdd: (area: WireArea) => void;
}

function Search({ places, titleOf, onAdd }: SearchProps) {
  const [typed, setTyped] = useState('');
  const wanted = fold(typed.trim());
  const found = wanted === '' ? [] : places.filter((area) => fold(titleOf(area)).includes(wanted));
  const add = (area: WireArea) => {
    onAdd(area);
    setTyped('');
  };
  return (
    <>
      <Field label={words.areaSearch} value={typed} autocomplete="off" onText={setTyped} />
      {found.slice(0, MOST_FOUND).map((area) => (
        <button key={titleOf(area)} type="button" onClick={() => add(area)}>
          {told(words.add, { place: titleOf(area) })}
        </button>
      ))}
    </>
  );
}

function isIn(areas: readonly WireArea[], { province, commune }: WireArea): boolean {
  return areas.some((area) => area.province === province && area.commune === commune);
}
