import type { Province } from '../../core/desk/province.ts';
import type { Notice } from '../../core/desk/notice.ts';
import type { Tellable } from '../../core/desk/notices/letter.ts';
import type { NoticeReader } from './ports.ts';

export interface TellableNeeds {
  readonly reader: NoticeReader;
  readonly provinces: readonly Province[];
  /** The desk's address without a slash at its end, e.g. `https://ansinh.example.vn/desk`. */
  readonly deskUrl: string;
}

/** What may be said of notices, in their order, each lead once for each kind; what is gone is left out. */
export async function tellablesOf(
  notices: readonly Notice[],
  needs: TellableNeeds,
): Promise<readonly Tellable[]> {
  const once = new Map(
    notices.map((notice) => [`${notice.kind} ${notice.about.kind} ${notice.about.id}`, notice]),
  );
  const found = await Promise.all([...once.values()].map((notice) => tellableOf(notice, needs)));
  return found.filter((each) => each !== undefined);
}

async function tellableOf(
  { kind, about }: Notice,
  { reader, provinces, deskUrl }: TellableNeeds,
): Promise<Tellable | undefined> {
  const facts = await reader.facts(about);
  if (!facts) return undefined;
  const page = about.kind === 'lead' ? 'leads' : 'talks';
  return {
    kind,
    place: placeOf(provinces, facts),
    wish: facts.wish,
    by: facts.actBy,
    link: `${deskUrl}/${page}/${about.id}`,
  };
}

function placeOf(
  provinces: readonly Province[],
  facts: { readonly province: string | undefined; readonly commune: string | undefined },
): string | undefined {
  const province = provinces.find(({ id }) => id === facts.province);
  const commune = province?.communes.find(({ id }) => id === facts.commune);
  return province && (commune ? `${commune.name}, ${province.name}` : province.name);
}
