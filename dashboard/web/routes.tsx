// Every address of the interface. To add a page: write `pages/<subject>/<name>-page.tsx` with a component around
// `Page`, add its route below (what stands behind `?` is checked by `validateSearch`), list it in `routeTree`, add one
// line to `frame/navigation-items.ts`, and its words to `language/en` and `language/it`.

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { meQuery, statusQuery } from './api/access-queries.ts';
import { CrashPage, NotFoundPage } from './frame/fault-pages.tsx';
import { periods } from './frame/period.ts';
import { oneOf, positiveInteger, shortText, withoutUndefined } from './frame/search-params.ts';
import { currentLanguage, showLanguage } from './language/start-languages.ts';
import { readCompanySearch } from './pages/companies/company-search.ts';
import { readRowSearch } from './pages/engagement/row-search.ts';
import { readImportSearch } from './pages/imports/import-search.ts';
import { readLeadFilters, readLeadSearch } from './pages/leads/lead-search.ts';
import { readLinkSearch } from './pages/links/link-search.ts';
import { readNetworkSearch } from './pages/networks/network-search.ts';
import { readPeopleSearch, readPersonSearch } from './pages/people/people-search.ts';
import { readPipelineSearch } from './pages/pipeline/pipeline-search.ts';
import { readRequestSearch } from './pages/requests/request-search.ts';
import { readRuleSearch } from './pages/rules/rule-search.ts';
import { readScoringSearch } from './pages/scoring/scoring-search.ts';
import { readSignalSearch } from './pages/signals/signal-search.ts';
import { readSiteSearch } from './pages/sites/site-search.ts';
import { readSuggestionSearch } from './pages/suggestions/suggestion-search.ts';
import { readTaskSearch } from './pages/tasks/task-search.ts';
import { readProspectSearch, readVisitingSearch } from './pages/visiting/visiting-search.ts';
import { readVisitSearch } from './pages/visits/visit-search.ts';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFoundPage });

const readToken = (search: Record<string, unknown>) =>
  withoutUndefined({ token: shortText(search['token']) });
const readNext = (search: Record<string, unknown>) => withoutUndefined({ next: shortText(search['next']) });

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readToken,
  component: lazyRouteComponent(() => import('./pages/login/set-up-page.tsx'), 'SetUpPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyRouteComponent(() => import('./pages/login/sign-in-page.tsx'), 'SignInPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: readToken,
  component: lazyRouteComponent(() => import('./pages/login/invitation-page.tsx'), 'InvitationPage'),
});

/** Everything behind the login; without one it leads to sign-in, and back afterwards. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: (search: Record<string, unknown>) =>
    withoutUndefined({ site: positiveInteger(search['site']) }),
  beforeLoad: async ({ context, location }) => {
    const status = await context.queryClient.ensureQueryData(statusQuery);
    if (status.needsSetup) throw redirect({ to: '/setup' });
    if (!status.signedIn) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.language !== currentLanguage()) await showLanguage(me.language);
  },
  component: lazyRouteComponent(() => import('./frame/app-frame.tsx'), 'AppFrame'),
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/live' });
  },
});
const leads = createRoute({
  getParentRoute: () => app,
  path: '/leads',
  validateSearch: readLeadSearch,
  component: lazyRouteComponent(() => import('./pages/leads/leads-page.tsx'), 'LeadsPage'),
});
const leadBoard = createRoute({
  getParentRoute: () => app,
  path: '/leads/board',
  validateSearch: readLeadFilters,
  component: lazyRouteComponent(() => import('./pages/leads/board-page.tsx'), 'BoardPage'),
});
const lead = createRoute({
  getParentRoute: () => app,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('./pages/leads/lead-page.tsx'), 'LeadPage'),
});
const companyLead = createRoute({
  getParentRoute: () => app,
  path: '/leads/company/$companyId',
  component: lazyRouteComponent(() => import('./pages/leads/lead-page.tsx'), 'CompanyLeadPage'),
});
const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: readTaskSearch,
  component: lazyRouteComponent(() => import('./pages/tasks/tasks-page.tsx'), 'TasksPage'),
});
const handOver = createRoute({
  getParentRoute: () => app,
  path: '/hand-over',
  validateSearch: (search: Record<string, unknown>) =>
    withoutUndefined({ owner: shortText(search['owner'])?.slice(0, 100) }),
  component: lazyRouteComponent(() => import('./pages/hand-over/hand-over-page.tsx'), 'HandOverPage'),
});
const live = createRoute({
  getParentRoute: () => app,
  path: '/live',
  component: lazyRouteComponent(() => import('./pages/live/live-page.tsx'), 'LivePage'),
});
const visits = createRoute({
  getParentRoute: () => app,
  path: '/visits',
  validateSearch: readVisitSearch,
  component: lazyRouteComponent(() => import('./pages/visits/visits-page.tsx'), 'VisitsPage'),
});
const visit = createRoute({
  getParentRoute: () => app,
  path: '/visits/$visitId',
  component: lazyRouteComponent(() => import('./pages/visits/visit-page.tsx'), 'VisitPage'),
});
const companies = createRoute({
  getParentRoute: () => app,
  path: '/companies',
  validateSearch: readCompanySearch,
  component: lazyRouteComponent(() => import('./pages/companies/companies-page.tsx'), 'CompaniesPage'),
});
const company = createRoute({
  getParentRoute: () => app,
  path: '/companies/$companyId',
  component: lazyRouteComponent(() => import('./pages/companies/company-page.tsx'), 'CompanyPage'),
});
const people = createRoute({
  getParentRoute: () => app,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
});
const peopleWatch = createRoute({
  getParentRoute: () => app,
  path: '/people/watch',
  component: lazyRouteComponent(() => import('./pages/people/watch-page.tsx'), 'WatchPage'),
});
const person = createRoute({
  getParentRoute: () => app,
  path: '/people/$personId',
  validateSearch: readPersonSearch,
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
});
const engagementImport = createRoute({
  getParentRoute: () => app,
  path: '/people/import',
  component: lazyRouteComponent(
    () => import('./pages/engagement/engagement-import-page.tsx'),
    'EngagementImportPage',
  ),
});
const engagementImportRun = createRoute({
  getParentRoute: () => app,
  path: '/people/import/$importId',
  validateSearch: readRowSearch,
  component: lazyRouteComponent(
    () => import('./pages/engagement/engagement-run-page.tsx'),
    'EngagementRunPage',
  ),
});
const companyImport = createRoute({
  getParentRoute: () => app,
  path: '/companies/import',
  component: lazyRouteComponent(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
});
const companyImportRun = createRoute({
  getParentRoute: () => app,
  path: '/companies/import/$importId',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./pages/imports/import-run-page.tsx'), 'ImportRunPage'),
});
const requests = createRoute({
  getParentRoute: () => app,
  path: '/requests',
  validateSearch: readRequestSearch,
  component: lazyRouteComponent(() => import('./pages/requests/requests-page.tsx'), 'RequestsPage'),
});
const request = createRoute({
  getParentRoute: () => app,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./pages/requests/request-page.tsx'), 'RequestPage'),
});
const signals = createRoute({
  getParentRoute: () => app,
  path: '/signals',
  validateSearch: readSignalSearch,
  component: lazyRouteComponent(() => import('./pages/signals/signals-page.tsx'), 'SignalsPage'),
});
const visiting = createRoute({
  getParentRoute: () => app,
  path: '/visiting',
  validateSearch: readVisitingSearch,
  component: lazyRouteComponent(() => import('./pages/visiting/visiting-page.tsx'), 'VisitingPage'),
});
const prospect = createRoute({
  getParentRoute: () => app,
  path: '/prospect',
  validateSearch: readProspectSearch,
  component: lazyRouteComponent(() => import('./pages/visiting/prospect-page.tsx'), 'ProspectPage'),
});
const accuracy = createRoute({
  getParentRoute: () => app,
  path: '/accuracy',
  validateSearch: (search: Record<string, unknown>) =>
    withoutUndefined({ period: oneOf(search['period'], periods) }),
  component: lazyRouteComponent(() => import('./pages/accuracy/accuracy-page.tsx'), 'AccuracyPage'),
});
const links = createRoute({
  getParentRoute: () => app,
  path: '/links',
  validateSearch: readLinkSearch,
  component: lazyRouteComponent(() => import('./pages/links/links-page.tsx'), 'LinksPage'),
});
const suggestions = createRoute({
  getParentRoute: () => app,
  path: '/suggestions',
  validateSearch: readSuggestionSearch,
  component: lazyRouteComponent(() => import('./pages/suggestions/suggestions-page.tsx'), 'SuggestionsPage'),
});
const networks = createRoute({
  getParentRoute: () => app,
  path: '/networks',
  validateSearch: readNetworkSearch,
  component: lazyRouteComponent(() => import('./pages/networks/networks-page.tsx'), 'NetworksPage'),
});
const sources = createRoute({
  getParentRoute: () => app,
  path: '/sources',
  component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
});
const rules = createRoute({
  getParentRoute: () => app,
  path: '/rules',
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(() => import('./pages/rules/rules-page.tsx'), 'RulesPage'),
});
const scoring = createRoute({
  getParentRoute: () => app,
  path: '/scoring',
  validateSearch: readScoringSearch,
  component: lazyRouteComponent(() => import('./pages/scoring/scoring-page.tsx'), 'ScoringPage'),
});
const sites = createRoute({
  getParentRoute: () => app,
  path: '/sites',
  component: lazyRouteComponent(() => import('./pages/sites/sites-page.tsx'), 'SitesPage'),
});
const site = createRoute({
  getParentRoute: () => app,
  path: '/sites/$siteId',
  validateSearch: readSiteSearch,
  component: lazyRouteComponent(() => import('./pages/sites/site-page.tsx'), 'SitePage'),
});
const connections = createRoute({
  getParentRoute: () => app,
  path: '/connections',
  component: lazyRouteComponent(() => import('./pages/connections/connections-page.tsx'), 'ConnectionsPage'),
});
const connection = createRoute({
  getParentRoute: () => app,
  path: '/connections/$connectionId',
  component: lazyRouteComponent(() => import('./pages/connections/connection-page.tsx'), 'ConnectionPage'),
});
const newCrm = createRoute({
  getParentRoute: () => app,
  path: '/crms/new',
  component: lazyRouteComponent(() => import('./pages/crms/new-crm-page.tsx'), 'NewCrmPage'),
});
const crm = createRoute({
  getParentRoute: () => app,
  path: '/crms/$crmId',
  component: lazyRouteComponent(() => import('./pages/crms/crm-page.tsx'), 'CrmPage'),
});
const newMailbox = createRoute({
  getParentRoute: () => app,
  path: '/mailboxes/new',
  component: lazyRouteComponent(() => import('./pages/mailboxes/new-mailbox-page.tsx'), 'NewMailboxPage'),
});
const mailbox = createRoute({
  getParentRoute: () => app,
  path: '/mailboxes/$mailboxId',
  component: lazyRouteComponent(() => import('./pages/mailboxes/mailbox-page.tsx'), 'MailboxPage'),
});
const pipeline = createRoute({
  getParentRoute: () => app,
  path: '/pipeline',
  validateSearch: readPipelineSearch,
  component: lazyRouteComponent(() => import('./pages/pipeline/pipeline-page.tsx'), 'PipelinePage'),
});
const users = createRoute({
  getParentRoute: () => app,
  path: '/users',
  component: lazyRouteComponent(() => import('./pages/users/users-page.tsx'), 'UsersPage'),
});
const exportList = createRoute({
  getParentRoute: () => app,
  path: '/exports',
  component: lazyRouteComponent(() => import('./pages/exports/exports-page.tsx'), 'ExportsPage'),
});
const keys = createRoute({
  getParentRoute: () => app,
  path: '/keys',
  component: lazyRouteComponent(() => import('./pages/keys/keys-page.tsx'), 'KeysPage'),
});
const teams = createRoute({
  getParentRoute: () => app,
  path: '/teams',
  component: lazyRouteComponent(() => import('./pages/teams/teams-page.tsx'), 'TeamsPage'),
});
const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>) =>
    withoutUndefined({ user: shortText(search['user'])?.slice(0, 100) }),
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});
const privacy = createRoute({
  getParentRoute: () => app,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./pages/privacy/privacy-page.tsx'), 'PrivacyPage'),
});
const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  setUp,
  signIn,
  invitation,
  app.addChildren([
    home,
    leads,
    leadBoard,
    lead,
    companyLead,
    tasks,
    handOver,
    live,
    visits,
    visit,
    requests,
    request,
    signals,
    visiting,
    prospect,
    accuracy,
    companies,
    company,
    people,
    peopleWatch,
    person,
    engagementImport,
    companyImport,
    engagementImportRun,
    companyImportRun,
    links,
    suggestions,
    networks,
    sources,
    rules,
    scoring,
    sites,
    site,
    connections,
    connection,
    newCrm,
    crm,
    newMailbox,
    mailbox,
    pipeline,
    users,
    keys,
    exportList,
    teams,
    audit,
    privacy,
    account,
  ]),
]);

export function createFiutoRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createFiutoRouter>;
  }
}
