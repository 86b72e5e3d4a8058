// Every address of the interface. To add a page: write `pages/<subject>/<name>-page.tsx` with a component around
// `Page`, add its route below or to `setting-routes.ts` (what stands behind `?` is checked by `validateSearch`), list it in
// `routeTree`, add one line to `frame/navigation-items.ts`, and its words to `language/en` and `language/it`.

import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { app, invitation, root, setUp, signIn } from './app-routes.ts';
import { CrashPage, NotFoundPage } from './frame/fault-pages.tsx';
import { periods } from './frame/period.ts';
import { oneOf, shortText, withoutUndefined } from './frame/search-params.ts';
import { readCompanySearch } from './pages/companies/company-search.ts';
import { readRowSearch } from './pages/engagement/row-search.ts';
import { readImportSearch } from './pages/imports/import-search.ts';
import { readLeadFilters, readLeadSearch } from './pages/leads/lead-search.ts';
import { readOrderSearch } from './pages/orders/order-search.ts';
import { readPeopleSearch, readPersonSearch } from './pages/people/people-search.ts';
import { readQualitySearch } from './pages/quality/quality-search.ts';
import { readRequestSearch } from './pages/requests/request-search.ts';
import { readSignalSearch } from './pages/signals/signal-search.ts';
import { readTaskSearch } from './pages/tasks/task-search.ts';
import { readProspectSearch, readVisitingSearch } from './pages/visiting/visiting-search.ts';
import { readVisitSearch } from './pages/visits/visit-search.ts';
import { settingRoutes } from './setting-routes.ts';

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
const workload = createRoute({
  getParentRoute: () => app,
  path: '/workload',
  component: lazyRouteComponent(() => import('./pages/workload/workload-page.tsx'), 'WorkloadPage'),
});
const dataQuality = createRoute({
  getParentRoute: () => app,
  path: '/data-quality',
  validateSearch: readQualitySearch,
  component: lazyRouteComponent(() => import('./pages/quality/quality-page.tsx'), 'QualityPage'),
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
const orders = createRoute({
  getParentRoute: () => app,
  path: '/orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./pages/orders/orders-page.tsx'), 'OrdersPage'),
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
    workload,
    dataQuality,
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
    orders,
    people,
    peopleWatch,
    person,
    engagementImport,
    companyImport,
    engagementImportRun,
    companyImportRun,
    ...settingRoutes,
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
