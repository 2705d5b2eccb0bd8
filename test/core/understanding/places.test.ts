import { describe, expect, it } from '@jest/globals';
import { inspectPlaces, type Places } from '../../../src/core/understanding/places.ts';
import { places } from '../../support/ear.ts';

function placesOf(id: string): Places {
  const found = places.find(({ province }) => province.id === id);
  if (!found) throw new Error(`no places of ${id}`);
  return found;
}

const example: Places = {
  province: { id: 'example', name: 'tỉnh Ví Dụ', short: 'Ví Dụ', also: [], former: [] },
  communes: [
    { id: 'an-binh', type: 'xã', name: 'An Bình' },
    { id: 'an-hoa', type: 'xã', name: 'An Hòa' },
  ],
  former: [{ district: 'huyện Cũ', units: [{ type: 'xã', name: 'Cũ', now: ['an-binh'] }] }],
  offices: [{ name: 'Văn phòng', address: 'Số 1', phone: '024 0000 0000', serves: ['an-binh'] }],
  unserved: ['an-hoa'],
};

describe('the shipped places', () => {
  it('counts of the resolutions of 16 June 2025: 126 and 99 communes, 51 and 10 wards', () => {
    const wards = (id: string) =>
      placesOf(id).communes.filter(({ type }) => type === 'phường').length;

    expect(placesOf('hanoi').communes).toHaveLength(126);
    expect(wards('hanoi')).toBe(51);
    expect(placesOf('lao_cai').communes).toHaveLength(99);
    expect(wards('lao_cai')).toBe(10);
  });

  it('Hà Nội has 23 offices for 121 communes; five wards of Hà Đông have none', () => {
    const { offices, unserved } = placesOf('hanoi');

    expect(offices).toHaveLength(23);
    expect(offices.flatMap(({ serves }) => serves)).toHaveLength(121);
    expect(unserved).toEqual(['ha-dong', 'duong-noi', 'yen-nghia', 'phu-luong', 'kien-hung']);
  });

  it('every commune has a former unit, and in Lào Cai none was split', () => {
    for (const { communes, former } of places) {
      const reached = new Set(former.flatMap(({ units }) => units.flatMap(({ now }) => now)));
      expect(communes.filter(({ id }) => !reached.has(id))).toEqual([]);
    }
    const units = placesOf('lao_cai').former.flatMap((district) => district.units);
    expect(units.filter(({ now }) => now.length > 1)).toEqual([]);
  });

  it.each(places)('$province.name has no finding', (each) => {
    expect(inspectPlaces(each)).toEqual([]);
  });
});

describe('inspectPlaces', () => {
  const [first] = example.communes;
  const [office] = example.offices;
  const broken: readonly (readonly [string, Partial<Places>])[] = [
    [
      'duplicate_id',
      { communes: [...example.communes, { id: 'an-hoa', type: 'xã', name: 'Khác' }] },
    ],
    [
      'duplicate_name',
      {
        communes: [...example.communes, { id: 'an-hoa-2', type: 'xã', name: 'An Hoà' }],
        unserved: ['an-hoa', 'an-hoa-2'],
      },
    ],
    ['unknown_commune', { unserved: ['an-hoa', 'nowhere'] }],
    ['duplicate_office', { unserved: ['an-hoa', 'an-binh'] }],
    ['not_in_any_office', { unserved: [] }],
  ];

  it('the example is in order', () => {
    expect([first, office]).not.toContain(undefined);
    expect(inspectPlaces(example)).toEqual([]);
  });

  it.each(broken)('finds %s', (code, change) => {
    expect(inspectPlaces({ ...example, ...change }).map((finding) => finding.code)).toEqual([code]);
  });
});
