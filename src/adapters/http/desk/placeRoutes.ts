import type { Province } from '../../../core/desk/province.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';

/** The provinces and communes by name: for filters, and for choosing where a colleague works. */
export function placeRoutes(provinces: readonly Province[]): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/places',
      capability: 'account',
      input: NO_INPUT,
      handle: () => Promise.resolve({ kind: 'ok', body: { provinces } }),
    }),
  ];
}
