import { describe, expect, it } from '@jest/globals';
import { staffScope, type Atlas } from '../../../src/core/desk/areas.ts';
import {
  capabilitiesOf,
  reachOf,
  type Capability,
  type Reach,
  type Role,
} from '../../../src/core/desk/permissions.ts';
import { isWithin, scopeOf, type Area, type Viewer } from '../../../src/core/desk/viewer.ts';

const HANOI: Area = { province: 'hanoi', commune: undefined };
const LAO_CAI: Area = { province: 'lao_cai', commune: undefined };
const BA_DINH: Area = { province: 'hanoi', commune: 'ba-dinh' };
const ATLAS: Atlas = new Map([
  ['hanoi', new Set(['ba-dinh', 'dong-da'])],
  ['lao_cai', new Set(['lao-cai'])],
]);

const viewer = (role: Role, ...areas: readonly Area[]): Viewer => ({
  staffId: 's',
  role,
  name: 'Lan',
  areas,
});

describe('the permission table', () => {
  it.each<{ role: Role; capability: Capability; reach: Reach }>([
    { role: 'agent', capability: 'leads.read', reach: 'own' },
    { role: 'agent', capability: 'leads.export', reach: 'none' },
    { role: 'board', capability: 'numbers.read', reach: 'own' },
    { role: 'board', capability: 'leads.read', reach: 'none' },
    { role: 'board', capability: 'phones.read', reach: 'none' },
    { role: 'editor', capability: 'gaps.write', reach: 'all' },
    { role: 'editor', capability: 'leads.read', reach: 'none' },
    { role: 'auditor', capability: 'leads.read', reach: 'all' },
    { role: 'auditor', capability: 'phones.read', reach: 'none' },
    { role: 'supervisor', capability: 'staff.write', reach: 'own' },
  ])('reachOf, $role and $capability: $reach', ({ role, capability, reach }) => {
    expect(reachOf(role, capability)).toBe(reach);
  });

  it('an auditor: holds nothing that changes anything but the own account', () => {
    const held = Object.keys(capabilitiesOf('auditor'));

    expect(held.filter((name) => !name.endsWith('.read'))).toEqual(['account']);
  });
});

describe('isWithin', () => {
  it.each([
    { areas: [BA_DINH], place: BA_DINH, within: true },
    { areas: [BA_DINH], place: { ...BA_DINH, commune: 'dong-da' }, within: false },
    { areas: [BA_DINH], place: { province: 'lao_cai', commune: 'ba-dinh' }, within: false },
    { areas: [BA_DINH], place: HANOI, within: false },
    { areas: [HANOI], place: BA_DINH, within: true },
    { areas: [HANOI], place: LAO_CAI, within: false },
    { areas: [], place: BA_DINH, within: false },
  ])('isWithin, $areas and $place: $within', ({ areas, place, within }) => {
    expect(isWithin(scopeOf(viewer('agent', ...areas), 'leads.read'), place)).toBe(within);
  });
});

describe('staffScope', () => {
  it.each([
    { areas: [HANOI, LAO_CAI], kind: 'all' },
    { areas: [HANOI], kind: 'areas' },
    { areas: [BA_DINH, LAO_CAI], kind: 'areas' },
  ])('a supervisor of $areas: $kind', ({ areas, kind }) => {
    expect(staffScope(viewer('supervisor', ...areas), ATLAS, 'staff.write').kind).toBe(kind);
  });
});
