// Addresses of what is set up and looked after: links, rules, sites, connections, people's rights, the installation.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { app } from './app-routes.ts';
import { shortText, withoutUndefined } from './frame/search-params.ts';
import { readLinkSearch } from './pages/links/link-search.ts';
import { readNetworkSearch } from './pages/networks/network-search.ts';
import { readPipelineSearch } from './pages/pipeline/pipeline-search.ts';
import { readRuleSearch } from './pages/rules/rule-search.ts';
import { readScoringSearch } from './pages/scoring/scoring-search.ts';
import { readSiteSearch } from './pages/sites/site-search.ts';
import { readSuggestionSearch } from './pages/suggestions/suggestion-search.ts';

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
const fields = createRoute({
  getParentRoute: () => app,
  path: '/fields',
  component: lazyRouteComponent(() => import('./pages/fields/fields-page.tsx'), 'FieldsPage'),
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
const ownRecords = createRoute({
  getParentRoute: () => app,
  path: '/account/records',
  component: lazyRouteComponent(() => import('./pages/account/own-records-page.tsx'), 'OwnRecordsPage'),
});

export const settingRoutes = [
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
  exportList,
  keys,
  teams,
  fields,
  audit,
  privacy,
  account,
  ownRecords,
] as const;
