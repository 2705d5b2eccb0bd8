import type { JSX } from 'preact';
import type { Capability } from '../../core/desk/permissions.ts';
import { AccountPage } from './accountPage.tsx';
import { AuditPage } from './audit/auditPage.tsx';
import { WORDS as AUDIT } from './audit/words.ts';
import { may, type Desk } from './deskContext.ts';
import { FlowsPage } from './flows/flowsPage.tsx';
import { WORDS as FLOWS } from './flows/words.ts';
import { GapsPage } from './gaps/gapsPage.tsx';
import { WORDS as GAPS } from './gaps/words.ts';
import { LeadPage } from './leadPage.tsx';
import { ListPage } from './listPage.tsx';
import { EvaluationPage } from './numbers/evaluationPage.tsx';
import { FunnelPage } from './numbers/funnelPage.tsx';
import { NumbersPage } from './numbers/numbersPage.tsx';
import { WORDS as NUMBERS } from './numbers/words.ts';
import { NoticesPage } from './notices/noticesPage.tsx';
import type { Place } from './place.ts';
import { PromisePage } from './promise/promisePage.tsx';
import { WORDS as PROMISE } from './promise/words.ts';
import { RequestsPage } from './requestsPage.tsx';
import { StaffPage } from './staff/staffPage.tsx';
import { TalkListPage } from './talk/talkListPage.tsx';
import { TalkPage } from './talk/talkPage.tsx';
import { TALK_WORDS } from './talk/words.ts';
import { TargetsPage } from './targets/targetsPage.tsx';
import { WORDS as TARGETS } from './targets/words.ts';
import { WORDS } from './words.ts';

/** A page of the desk. */
export interface DeskView {
  /** The first part of its address below `/desk`. */
  readonly page: string;
  /** In the navigation; absent: reached from another page. */
  readonly title?: string;
  /** The page that the navigation shows as the current one, when it is not this one. */
  readonly within?: string;
  /** Who may open it. */
  readonly capability: Capability;
  /** `id`: what the address names behind the page. */
  readonly show: (id: string | undefined) => JSX.Element;
}

const { navigation } = WORDS;

/** Every page, in the order of the navigation: on a phone the first ones stand at the thumb. */
const PAGES: readonly DeskView[] = [
  { page: '', title: navigation.leads, capability: 'leads.read', show: () => <ListPage /> },
  {
    page: 'talks',
    title: TALK_WORDS.title,
    capability: 'conversations.read',
    show: (id) => (isNumber(id) ? <TalkPage id={id} /> : <TalkListPage />),
  },
  {
    page: 'leads',
    within: '',
    capability: 'leads.read',
    show: (id) => (isNumber(id) ? <LeadPage id={id} /> : <ListPage />),
  },
  {
    page: 'numbers',
    title: NUMBERS.title,
    capability: 'numbers.read',
    show: () => <NumbersPage />,
  },
  {
    page: 'funnel',
    within: 'numbers',
    capability: 'reports.read',
    show: () => <FunnelPage />,
  },
  {
    page: 'evaluation',
    within: 'numbers',
    capability: 'evaluations.read',
    show: (id) => <EvaluationPage agent={id} />,
  },
  {
    page: 'promise',
    title: PROMISE.title,
    capability: 'leads.read',
    show: () => <PromisePage />,
  },
  {
    page: 'targets',
    title: TARGETS.title,
    capability: 'numbers.read',
    show: () => <TargetsPage />,
  },
  {
    page: 'gaps',
    title: GAPS.title,
    capability: 'gaps.read',
    show: () => <GapsPage />,
  },
  {
    page: 'flows',
    title: FLOWS.title,
    capability: 'flows.read',
    show: () => <FlowsPage />,
  },
  {
    page: 'colleagues',
    title: navigation.colleagues,
    capability: 'staff.read',
    show: () => <StaffPage />,
  },
  {
    page: 'requests',
    title: navigation.requests,
    capability: 'requests.read',
    show: () => <RequestsPage />,
  },
  {
    page: 'audit',
    title: AUDIT.title,
    capability: 'audit.read',
    show: (about) => <AuditPage about={about} />,
  },
  {
    page: 'account',
    title: navigation.account,
    capability: 'account',
    show: () => <AccountPage />,
  },
  { page: 'notices', within: 'account', capability: 'account', show: () => <NoticesPage /> },
];

/** The pages that this colleague may open. */
export function pagesOf(desk: Desk): readonly DeskView[] {
  return PAGES.filter(({ capability }) => may(desk, capability));
}

/** The page an address names; where it names none that may be opened, the first one. */
export function viewOf(desk: Desk, { page }: Place): DeskView | undefined {
  const open = pagesOf(desk);
  return open.find((view) => view.page === page) ?? open[0];
}

function isNumber(id: string | undefined): id is string {
  return id !== undefined && /^\d{1,18}$/.test(id);
}
