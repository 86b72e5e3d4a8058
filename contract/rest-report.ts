// How a REST API that no connector of its own speaks to is described: where each kind of record is, how it is found again and where its
// fields stand. Plain, for the form and the connector alike; `rest-mapping.ts` holds the zod schema.

export const restKinds = ['company', 'person', 'note', 'task', 'deal', 'order', 'owner'] as const;
export type RestKind = (typeof restKinds)[number];

export const restAuthKinds = ['bearer', 'header', 'basic', 'oauth', 'none'] as const;
export const restPagingKinds = ['none', 'page', 'offset', 'cursor', 'link'] as const;
export const restTimes = ['iso', 'seconds', 'milliseconds'] as const;
export const restCreateMethods = ['POST', 'PUT'] as const;
export const restUpdateMethods = ['PATCH', 'PUT', 'POST'] as const;

/** What can be said of each kind: `fields` stand in a record, `params` in the query of its list, `words` are values that mean something. */
export const restShape: Readonly<
  Record<
    RestKind,
    {
      readonly fields: readonly string[];
      readonly params: readonly string[];
      readonly words: readonly string[];
      /** Only read from there. */
      readonly isRead: boolean;
    }
  >
> = {
  company: {
    fields: ['id', 'ownId', 'owner', 'status', 'lastContactedAt', 'changedAt', 'deleted'],
    params: ['ownId', 'vatNumber', 'domain', 'changedSince'],
    words: ['customer'],
    isRead: false,
  },
  person: {
    fields: ['id', 'ownId', 'company', 'deleted'],
    params: ['ownId', 'email', 'company'],
    words: [],
    isRead: false,
  },
  note: {
    fields: ['id', 'ownId', 'company', 'title', 'text', 'at'],
    params: ['ownId', 'company'],
    words: [],
    isRead: false,
  },
  task: {
    fields: ['id', 'ownId', 'company', 'title', 'text', 'due', 'owner'],
    params: ['ownId', 'company'],
    words: [],
    isRead: false,
  },
  deal: {
    fields: [
      ...['id', 'company', 'name', 'state', 'stage', 'amount', 'currency', 'owner', 'lostReason'],
      ...['openedAt', 'closedAt', 'changedAt', 'deleted'],
    ],
    params: ['changedSince'],
    words: ['open', 'won', 'lost'],
    isRead: true,
  },
  order: {
    fields: [
      ...['id', 'company', 'number', 'date', 'kind', 'state', 'amount', 'currency', 'product'],
      ...['lines', 'lineProduct', 'lineQuantity', 'lineAmount', 'changedAt', 'deleted'],
    ],
    params: ['changedSince'],
    words: ['invoice', 'creditNote', 'noOrder'],
    isRead: true,
  },
  owner: { fields: ['id', 'name', 'email'], params: [], words: [], isRead: true },
};

export interface RestKindMapping {
  /** Of the list, and where a record is made, such as `/v1/companies`; '' when the kind is not there. */
  path: string;
  /** Of one record, with `{id}`; '' for the path with `/{id}` behind it. */
  itemPath: string;
  /** `PUT` goes to the path of one record, under our id. */
  createMethod: (typeof restCreateMethods)[number];
  /** `PUT` sends the whole record as it was read, with what we changed. */
  updateMethod: (typeof restUpdateMethods)[number];
  /** Path within a body under which the fields are sent; '' for the body itself. */
  bodyAt: string;
  /** Path within the answer of one record; '' for the answer itself. */
  recordAt: string;
  /** Path within the answer of a list; '' for the answer itself. */
  listAt: string;
  /** Paths within a record, by the names of `restShape`; '' for none. */
  fields: Record<string, string>;
  /** Names in the query; '' for none. */
  params: Record<string, string>;
  /** Values, separated by commas. */
  words: Record<string, string>;
}

export interface RestMapping {
  auth: {
    kind: (typeof restAuthKinds)[number];
    /** Of `header`. */
    headerName: string;
    /** Of `oauth`: a path, or an address of its own. */
    tokenUrl: string;
    scope: string;
  };
  paging: {
    kind: (typeof restPagingKinds)[number];
    /** Name in the query of the page's number, offset or cursor. */
    param: string;
    /** Name in the query of how many stand on a page; '' for none. */
    sizeParam: string;
    size: number;
    /** Number of the first page. */
    first: number;
    /** Where the next cursor stands in an answer. */
    cursorAt: string;
  };
  timeFormat: (typeof restTimes)[number];
  callsPerSecond: number;
  kinds: Record<RestKind, RestKindMapping>;
}

/** Why a kind that has a path is not written all the same. */
export type RestProblem = 'no_path' | 'no_id' | 'no_company' | 'no_text' | 'no_state' | 'not_found_again';

/** Undefined when it can be written, or read where it is only read. */
export function restProblem(mapping: RestMapping, kind: RestKind): RestProblem | undefined {
  const { path, createMethod, fields, params } = mapping.kinds[kind];
  const has = (holder: Record<string, string>, name: string) => (holder[name] ?? '') !== '';
  if (path === '') return 'no_path';
  if (!has(fields, 'id')) return 'no_id';
  if (restShape[kind].isRead) return kind === 'deal' && !has(fields, 'state') ? 'no_state' : undefined;
  if (kind !== 'company' && !has(fields, 'company')) return 'no_company';
  const isText = kind === 'note' || kind === 'task';
  if (isText && !has(fields, 'text')) return 'no_text';
  // Whoever cannot look for what was written would write it twice when an answer is lost.
  const isFound =
    createMethod === 'PUT' ||
    (has(params, 'ownId') && has(fields, 'ownId')) ||
    (isText && has(params, 'company')) ||
    (kind === 'person' && has(params, 'email'));
  return isFound ? undefined : 'not_found_again';
}

const kindOf = (path: string, fields: Record<string, string>, params: Record<string, string>) => ({
  ...{ path, itemPath: '', createMethod: 'POST' as const, updateMethod: 'PATCH' as const },
  ...{ bodyAt: '', recordAt: '', listAt: 'data', fields, params, words: {} },
});

/** Orders are not asked for until somebody says where they are. */
export const defaultRestOrders: RestKindMapping = {
  ...kindOf(
    '',
    {
      ...{ id: 'id', company: 'company_id', number: 'number', date: 'date', kind: 'type', state: 'status' },
      ...{ amount: 'amount', currency: 'currency', product: 'description', lines: 'lines' },
      ...{ lineProduct: 'product', lineQuantity: 'quantity', lineAmount: 'amount', changedAt: 'updated_at' },
    },
    { changedSince: 'updated_since' },
  ),
  words: { invoice: 'invoice', creditNote: 'credit_note', noOrder: 'draft, quotation, cancelled' },
};

/** As many APIs are; what differs is changed on the page. */
export const defaultRestMapping: RestMapping = {
  auth: { kind: 'bearer', headerName: 'X-Api-Key', tokenUrl: '/oauth/token', scope: '' },
  paging: { kind: 'page', param: 'page', sizeParam: 'limit', size: 100, first: 1, cursorAt: '' },
  timeFormat: 'iso',
  callsPerSecond: 5,
  kinds: {
    company: {
      ...kindOf(
        '/companies',
        { id: 'id', ownId: 'external_id', owner: 'owner_id', status: 'status', changedAt: 'updated_at' },
        { ownId: 'external_id', domain: 'website', vatNumber: 'vat_number', changedSince: 'updated_since' },
      ),
      words: { customer: 'customer' },
    },
    person: kindOf(
      '',
      { id: 'id', ownId: 'external_id', company: 'company_id' },
      { email: 'email', company: 'company_id' },
    ),
    note: kindOf('', { id: 'id', company: 'company_id', text: 'text' }, { company: 'company_id' }),
    task: kindOf(
      '',
      { id: 'id', company: 'company_id', title: 'title', text: 'text', due: 'due_at' },
      { company: 'company_id' },
    ),
    deal: {
      ...kindOf(
        '',
        {
          ...{ id: 'id', company: 'company_id', name: 'name', state: 'state', amount: 'amount' },
          ...{ currency: 'currency', owner: 'owner_id', changedAt: 'updated_at' },
        },
        { changedSince: 'updated_since' },
      ),
      words: { open: 'open', won: 'won', lost: 'lost' },
    },
    order: defaultRestOrders,
    owner: kindOf('', { id: 'id', name: 'name', email: 'email' }, {}),
  },
};
