// Every list as its page asks for it, with each of its filters and orders, by own fields as well, as a manager and as a salesperson; and
// the sums of data quality and workload.

import type { AlertSignalQuery } from '#contract/alert-report.ts';
import type { CompanyQuery } from '#contract/company-report.ts';
import type { LeadFilterQuery, LeadQuery } from '#contract/lead-report.ts';
import type { OrderQuery } from '#contract/order-report.ts';
import type { QualityRuleId } from '#contract/quality-report.ts';
import type { RequestQuery } from '#contract/request-report.ts';
import type { LeadTaskQuery } from '#contract/task-report.ts';
import { listSignalPage } from '#dashboard/server/alerts/list-signal-page.ts';
import type { Viewer } from '#dashboard/server/api/route.ts';
import { createSealedPlaces } from '#dashboard/server/api/sealed-places.ts';
import { readHandOver } from '#dashboard/server/hand-over/read-hand-over.ts';
import { listBoard, listLeadPage } from '#dashboard/server/leads/list-lead-page.ts';
import { listTaskPage } from '#dashboard/server/leads/list-task-page.ts';
import { findOrderPage } from '#dashboard/server/orders/find-order-page.ts';
import { createQualityCounter } from '#dashboard/server/quality/count-quality-rules.ts';
import { listQualityPage, reportQuality } from '#dashboard/server/quality/report-quality.ts';
import { findCompanyPage } from '#dashboard/server/routes/company-routes.ts';
import { findPeoplePage } from '#dashboard/server/routes/person-routes.ts';
import { findRequestPage } from '#dashboard/server/routes/request-routes.ts';
import { reportWorkload } from '#dashboard/server/teams/report-workload.ts';
import { qualityRules } from '#stores/records/quality/quality-rules.ts';
import type { BenchStores } from '../product.ts';
import { boardOwnFilters, companyOwnFilters, leadOwnFilters, peopleOwnFilters } from './own-field-filters.ts';
import { givenNames, kinds, ownersCount, teamsCount } from './row-values.ts';

type ListName =
  | 'leads'
  | 'board'
  | 'companies'
  | 'people'
  | 'tasks'
  | 'requests'
  | 'signals'
  | 'orders'
  | 'handOver'
  | 'quality'
  | 'workload';

export interface ListQuestion {
  readonly list: ListName;
  readonly name: string;
  /** `turn`: who asks, and for whom or what, changes with it. Answers the cursor of the next page. */
  ask(turn: number, cursor: string | undefined): Promise<string | null>;
}

type Filter<Query> = Omit<Query, 'cursor' | 'limit'>;
/** Of the turn, so that the same question is not asked twice. */
type Filters<Query> = Readonly<Record<string, Filter<Query> | ((turn: number) => Filter<Query>)>>;

const asker = (turn: number) => `sales-${1 + (turn % ownersCount)}`;
const colleague = (turn: number) => `sales-${1 + ((turn + 11) % ownersCount)}`;
const word = (words: readonly string[]) => (turn: number) => words[(turn * 7) % words.length] ?? '';
const team = (turn: number) => 1 + (turn % teamsCount);
const kind = word(kinds);
const given = word(givenNames);

const leadFilters: Filters<LeadQuery> = {
  all: {},
  newest: { sort: 'newest' },
  changed: { sort: 'changed' },
  'next step': { sort: 'step' },
  mine: { owner: 'me' },
  'mine by next step': { owner: 'me', sort: 'step' },
  'mine by change': { owner: 'me', sort: 'changed' },
  "nobody's": { owner: 'none' },
  'of one owner': (turn) => ({ owner: asker(turn), sort: 'newest' }),
  'of a team': (turn) => ({ team: team(turn) }),
  'of a team by change': (turn) => ({ team: team(turn), sort: 'changed' }),
  'one stage': { stage: 'qualified' },
  'two stages by change': { stage: 'contacted,offer', sort: 'changed' },
  ended: { state: 'closed', sort: 'changed' },
  'ended by score': { state: 'closed' },
  'open and ended': { state: 'all', sort: 'newest' },
  'score from 60': { scoreMin: 60 },
  'score to 20 by change': { scoreMax: 20, sort: 'changed' },
  'fit from 80': { fitMin: 80 },
  'fit from 80 by change': { fitMin: 80, sort: 'changed' },
  verified: { band: 'verified' },
  competitors: { verdict: 'competitor' },
  'competitors, newest': { verdict: 'competitor', sort: 'newest' },
  overdue: { stepDue: 'overdue' },
  'due today by step': { stepDue: 'today', sort: 'step' },
  'without step': { stepDue: 'none' },
  suggested: { suggested: 'only' },
  'suggested, newest': { suggested: 'only', sort: 'newest' },
  'without suggested': { suggested: 'without' },
  'word of many names': (turn) => ({ search: kind(turn) }),
  'beginning of few names': (turn) => ({ search: `${kind(turn)} barti` }),
  'a domain': (turn) => ({ search: `barti${turn}` }),
  'word, mine': (turn) => ({ search: kind(turn), owner: 'me' }),
  'fit and verdict by change': { fitMin: 90, verdict: 'known', sort: 'changed' },
  ...leadOwnFilters,
};

const boardFilters: Filters<LeadFilterQuery> = {
  all: {},
  mine: { owner: 'me' },
  'fit from 80': { fitMin: 80 },
  competitors: { verdict: 'competitor' },
  overdue: { stepDue: 'overdue' },
  'word of many names': (turn) => ({ search: kind(turn) }),
  ...boardOwnFilters,
};

const companyFilters: Filters<CompanyQuery> = {
  all: {},
  changed: { sort: 'changed' },
  created: { sort: 'created' },
  customers: { status: 'customer' },
  'competitors by change': { status: 'competitor', sort: 'changed' },
  Italy: { country: 'IT' },
  'Austria by change': { country: 'AT', sort: 'changed' },
  'a province': { country: 'IT', province: 'TO' },
  mine: { owner: 'me' },
  'mine by change': { owner: 'me', sort: 'changed' },
  "nobody's by creation": { owner: 'none', sort: 'created' },
  'of a team': (turn) => ({ team: team(turn) }),
  'of a team by change': (turn) => ({ team: team(turn), sort: 'changed' }),
  'customers of mine in Germany': { owner: 'me', status: 'customer', country: 'DE' },
  'former in Switzerland by creation': { status: 'former', country: 'CH', sort: 'created' },
  'of one import': { source: 'import:3' },
  'added by hand, by change': { source: 'manual', sort: 'changed' },
  'word of many names': (turn) => ({ search: kind(turn) }),
  'word of many names by change': (turn) => ({ search: kind(turn), sort: 'changed' }),
  'beginning of few names': (turn) => ({ search: `${kind(turn)} barti` }),
  'a number': (turn) => ({ search: String(10_000 + turn) }),
  'word and customers': (turn) => ({ search: kind(turn), status: 'customer' }),
  ...companyOwnFilters,
};

const peopleSearches: Readonly<Record<string, (turn: number) => string>> = {
  all: () => '',
  'given name': given,
  'surname beginning': () => 'barti',
  'both names': (turn) => `${given(turn)} bartini`,
  'an address': (turn) => `${given(turn)}.bartini1`,
  'company of many': kind,
  'company of few': (turn) => `${kind(turn)} bartini`,
};

const taskFilters: Filters<LeadTaskQuery> = {
  mine: {},
  'mine, overdue': { due: 'overdue' },
  'mine, done': { isDone: true },
  "everybody's": { whose: 'team' },
  "everybody's, today": { whose: 'team', due: 'today' },
  "everybody's, done": { whose: 'team', isDone: true },
  "a team's": (turn) => ({ whose: 'team', team: team(turn) }),
  "a colleague's": (turn) => ({ whose: 'team', assignee: colleague(turn) }),
};

const requestFilters: Filters<Omit<RequestQuery, 'from' | 'to'> & { days: number }> = {
  '30 days': { days: 30 },
  'a year': { days: 366 },
  'a year, new': { days: 366, state: 'new' },
  'a year, suspected': { days: 366, state: 'suspected' },
  'a year, provider': { days: 366, way: 'provider' },
  'a year, word of all': { days: 366, text: 'offer' },
  'a year, word of few': { days: 366, text: 'bartini' },
};

const signalFilters: Filters<AlertSignalQuery> = {
  all: {},
  untold: { untold: 'yes' },
  'of a team': (turn) => ({ team: team(turn) }),
};

const yearsAgo = (years: number) => new Date().getUTCFullYear() - years;
const yearOf = (turn: number) => yearsAgo(1 + (turn % 8));

const orderFilters: Filters<OrderQuery> = {
  all: {},
  removed: { state: 'removed' },
  invoices: { kind: 'invoice' },
  'a year': (turn) => ({ from: `${yearOf(turn)}-01-01`, to: `${yearOf(turn)}-12-31` }),
  'a week': (turn) => ({ from: `${yearOf(turn)}-05-04`, to: `${yearOf(turn)}-05-10` }),
  'orders of a year': (turn) => ({
    kind: 'order',
    from: `${yearOf(turn)}-01-01`,
    to: `${yearOf(turn)}-12-31`,
  }),
  'a number of all': { search: '20' },
  'numbers of last year': { search: `${yearsAgo(1)}/` },
  'numbers of a former year': { search: `${yearsAgo(6)}/` },
  'numbers of a few': (turn) => ({ search: `${yearsAgo(5)}/00${turn % 6}12` }),
  'invoices with the numbers of a former year': { search: `${yearsAgo(4)}/`, kind: 'invoice' },
  'one number': (turn) => ({ search: `${yearsAgo(0)}/00${99_000 + turn}` }),
  'amount from 99,000': { amountMin: 99_000 },
  'amount from 1,000': { amountMin: 1_000 },
  'given back': { amountMax: 0 },
  'given back in a year': (turn) => ({
    amountMax: 0,
    from: `${yearOf(turn)}-01-01`,
    to: `${yearOf(turn)}-12-31`,
  }),
  'amount that none has': { amountMin: 999_999 },
};

/** Every seventh company has bought something. */
const ofOneCompany: Filters<OrderQuery> = { 'of a company': (turn) => ({ company: 1 + 7 * (turn + 3) }) };

const dayMs = 86_400_000;

/** As a manager, who sees all, and as salespeople, who see their own and nobody's. */
export function listQuestions({ stores, site }: BenchStores): ListQuestion[] {
  const { records, events } = stores;
  const places = createSealedPlaces('bench');
  const countRules = createQualityCounter(records);
  const nowMs = Date.now();
  const request = (caller: Viewer, { days, ...filter }: { days: number }, cursor: object) => {
    const [from, to] = [new Date(nowMs - days * dayMs).toISOString(), new Date(nowMs + dayMs).toISOString()];
    return findRequestPage(
      { events, records },
      { caller, places, sites: [site], query: { ...filter, ...cursor, from, to } },
    );
  };
  return [
    ...each('leads', leadFilters, (caller, filter, cursor) =>
      listLeadPage(records, caller, { ...filter, ...cursor }, nowMs),
    ),
    ...each('board', boardFilters, async (caller, filter) => {
      await listBoard(records, caller, filter, nowMs);
      return { nextCursor: null };
    }),
    ...each('companies', companyFilters, (caller, filter, cursor) =>
      findCompanyPage(records, caller, { ...filter, ...cursor }),
    ),
    ...each<{ search: string; own?: string }>(
      'people',
      {
        ...mapped(peopleSearches, (search) => (turn: number) => ({ search: search(turn) })),
        ...mapped(peopleOwnFilters, (own) => ({ search: '', own })),
      },
      (caller, query, cursor) => findPeoplePage(records, { caller, places, query: { ...query, ...cursor } }),
    ),
    ...each('tasks', taskFilters, (caller, filter, cursor) =>
      listTaskPage(records, caller, { ...filter, ...cursor }, nowMs),
    ),
    ...each('requests', requestFilters, request),
    ...each<AlertSignalQuery>('signals', signalFilters, (caller, filter, cursor) =>
      listSignalPage(records, caller, { ...filter, ...cursor }, nowMs),
    ),
    ...each<OrderQuery>('orders', orderFilters, (caller, filter, cursor) =>
      findOrderPage(records, caller, { ...filter, ...cursor }),
    ),
    ...each<OrderQuery>(
      'orders',
      ofOneCompany,
      (caller, filter, cursor) => findOrderPage(records, caller, { ...filter, ...cursor }),
      [everything],
    ),
    ...each<object>('handOver', { 'own leads': {} }, (caller, _filter, cursor) => {
      const asking = { ...caller, ...named, id: caller.role === 'sales' ? caller.id : 'sales-1' };
      const parts = { records, events, caller: asking, nowMs };
      return readHandOver(parts, { id: asking.id, name: 'Salesperson' }, cursor);
    }),
    ...each<{ rule: QualityRuleId }>(
      'quality',
      Object.fromEntries(qualityRules.map(({ id }) => [id, { rule: id }])),
      (caller, { rule }, cursor) =>
        listQualityPage(records, { caller: { ...caller, ...named }, language: 'en', nowMs }, rule, cursor),
    ),
    ...each<object>('quality', { 'how many of each rule': {} }, async (caller) => {
      await reportQuality(
        { records, countRules },
        { caller: { ...caller, ...named }, language: 'en', nowMs },
      );
      return { nextCursor: null };
    }),
    ...each<object>(
      'workload',
      { 'of everybody': {} },
      async () => {
        await reportWorkload(records, nowMs);
        return { nextCursor: null };
      },
      [everything],
    ),
  ];
}

function mapped<From, To>(of: Readonly<Record<string, From>>, to: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, to(one)]));
}

type Asker = readonly [who: string, viewer: (turn: number) => Viewer];
const everything: Asker = ['manager', () => ({ id: 'manager', role: 'manager', standsInFor: [] })];
const ownAndNobodys: Asker = ['sales', (turn) => ({ id: asker(turn), role: 'sales', standsInFor: [] })];
const named = { name: 'Bench', email: 'bench@example.com', language: 'en' as const, twoFactorEnabled: false };

function each<Query>(
  list: ListName,
  filters: Filters<Query>,
  ask: (
    caller: Viewer,
    filter: Filter<Query>,
    cursor: { cursor?: string },
  ) => Promise<{ nextCursor: string | null }>,
  askers: readonly Asker[] = [everything, ownAndNobodys],
): ListQuestion[] {
  return Object.entries(filters).flatMap(([name, filter]) =>
    askers.map(([who, viewer]) => ({
      list,
      name: `${name} (${who})`,
      ask: async (turn: number, cursor: string | undefined) => {
        const wanted =
          typeof filter === 'function' ? (filter as (turn: number) => Filter<Query>)(turn) : filter;
        const { nextCursor } = await ask(viewer(turn), wanted, cursor === undefined ? {} : { cursor });
        return nextCursor;
      },
    })),
  );
}
