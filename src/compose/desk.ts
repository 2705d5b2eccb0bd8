import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Content } from '../adapters/files/loadContent.ts';
import { absenceRoutes } from '../adapters/http/desk/absenceRoutes.ts';
import { auditRoutes } from '../adapters/http/desk/auditRoutes.ts';
import { authRoutes } from '../adapters/http/desk/authRoutes.ts';
import { changeStream } from '../adapters/http/desk/changeStream.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { deskRouter } from '../adapters/http/desk/deskRouter.ts';
import { peopleRoutes } from '../adapters/http/desk/peopleRoutes.ts';
import { placeRoutes } from '../adapters/http/desk/placeRoutes.ts';
import { staffRoutes } from '../adapters/http/desk/staffRoutes.ts';
import type { Config } from '../config.ts';
import { editorRoutes } from './editing.ts';
import { makeChangePassword } from '../conversation/desk/changePassword.ts';
import { makeDataRequests } from '../conversation/desk/dataRequests.ts';
import { makePlatformRequests } from '../conversation/desk/platformRequests.ts';
import { makeAbsences } from '../conversation/desk/absences.ts';
import { makeFailedSignIns, type NoteFailure } from '../conversation/desk/failedSignIns.ts';
import { makeManageStaff } from '../conversation/desk/manageStaff.ts';
import type { Changes } from '../conversation/leads/changes.ts';
import { makeSignIn } from '../conversation/desk/signIn.ts';
import { makeUseLink } from '../conversation/desk/useLink.ts';
import type { Viewer } from '../core/desk/viewer.ts';
import type { Limits } from './limits.ts';
import { linkTokens } from './linkTokens.ts';
import { reportRouteTable } from './reports.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';
import type { Talks } from './talks.ts';

interface DeskParts extends Surroundings {
  readonly content: Content;
  readonly stores: Stores;
  readonly limits: Limits;
  /** Somebody was erased: what waits to be sent to them is dropped. */
  readonly erased: (contactId: string) => void;
  readonly leadRoutes: readonly DeskRoute[];
  readonly talks: Pick<Talks, 'routes' | 'changes'>;
}

const HOUR_MS = 3_600_000;

/** The desk's API and its stream of changes. */
export function openDeskRoutes(
  config: Config,
  parts: DeskParts & { readonly changes: Changes },
): Router {
  const { content, stores, changes, clock, log } = parts;
  const { cases } = stores.deskLeads;
  const talks = { changes: parts.talks.changes, reader: stores.talks.reader };
  const shared = {
    identify: (headers: Headers) => identify(stores, headers),
    words: content.deskWords,
    log,
  };
  return Router()
    .use(changeStream({ ...shared, changes, cases, talks, clock }))
    .use(
      deskRouter({
        ...shared,
        routes: deskRouteTable(config, parts),
        audit: stores.desk.audit,
        publicUrl: config.publicUrl,
      }),
    );
}

/** Every route of the desk; what is added here stands under the same checks and is walked by the tests. */
export function deskRouteTable(
  { invitationHours }: Pick<Config, 'invitationHours'>,
  parts: DeskParts,
): readonly DeskRoute[] {
  const { content, stores, limits, clock } = parts;
  const { accounts, sessions, staff, absences, audit } = stores.desk;
  const { atlas } = content;
  const { common_passwords: commonPasswords } = content.deskWords;
  const links = { tokens: linkTokens, clock, linkLife: invitationHours * HOUR_MS };
  return [
    ...authRoutes({
      signIn: makeSignIn({ accounts, staff, limits: limits.desk, noteFailure: noteFailure(parts) }),
      useLink: makeUseLink({ ...links, staff, accounts, commonPasswords }),
      changePassword: makeChangePassword({
        staff,
        accounts,
        commonPasswords,
        limit: limits.desk.account,
      }),
      accounts,
      sessions,
      limitLinks: limits.desk.links,
    }),
    ...staffRoutes({ manage: makeManageStaff({ ...links, staff, atlas, newId: randomUUID }) }),
    ...auditRoutes({ audit, atlas, names: (ids) => stores.deskLeads.roster.names(ids) }),
    ...editorRoutes(parts),
    ...absenceRoutes(makeAbsences({ absences, staff, atlas, clock })),
    ...placeRoutes(content.provinces),
    ...dataRoutes(parts),
    ...parts.leadRoutes,
    ...parts.talks.routes,
    ...reportRouteTable({ content, stores, clock }),
  ];
}

function noteFailure({ stores, limits }: DeskParts): NoteFailure {
  const { staff, audit, hashOfName: hashOf } = stores.desk;
  return makeFailedSignIns({ staff, audit, bounds: limits.desk.failures, hashOf });
}

function dataRoutes({ content, stores, clock, erased }: DeskParts): readonly DeskRoute[] {
  const { people, requests: kept } = stores.desk;
  const { calendar, deskWords: words } = content;
  const requests = makeDataRequests({ requests: kept, people, calendar, clock, erased });
  const platformRequests = makePlatformRequests({ register: stores.deletionRegister });
  return peopleRoutes({ people, requests, platformRequests, clock, words, erased });
}

async function identify(
  { desk }: Stores,
  headers: Headers,
): Promise<{ sessionId?: string; viewer?: Viewer }> {
  const sessionId = await desk.accounts.sessionOf(headers);
  if (sessionId === undefined) return {};
  const viewer = await desk.sessions.viewerOf(sessionId);
  return viewer ? { sessionId, viewer } : {};
}
