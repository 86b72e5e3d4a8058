// The lists that can be exported, page by page through the very questions that the API answers: the same filters, and nothing
// that the asker could not see there. Rows of colleagues, of which a list tells the name, do not go out at all. They are read in the
// order in which they were made: what changes meanwhile stays where it is, and is neither missed nor there twice.

import type { CompanyRow } from '#contract/company-report.ts';
import { companyQuerySchema } from '#contract/company-report-schema.ts';
import type { ExportKind } from '#contract/export-report.ts';
import type { LeadRow } from '#contract/lead-report.ts';
import { leadQuerySchema } from '#contract/lead-report-schema.ts';
import { orderQuerySchema } from '#contract/order-report-schema.ts';
import type { PersonRow } from '#contract/person-report.ts';
import { personQuerySchema } from '#contract/person-report-schema.ts';
import type { Language } from '#contract/report.ts';
import { requestQuerySchema } from '#contract/request-report-schema.ts';
import type { Site } from '#contract/site.ts';
import type { Column } from '#intelligence/exports/table.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';
import type { SealedPlaces } from '../api/sealed-places.ts';
import type { DashboardParts } from '../dashboard-parts.ts';
import { listLeadRows } from '../leads/list-lead-page.ts';
import { findOrderRows } from '../orders/find-order-page.ts';
import { findCompanyPage } from '../routes/company-routes.ts';
import { findPeoplePage } from '../routes/person-routes.ts';
import { findRequestPage } from '../routes/request-routes.ts';
import {
  companyColumns,
  leadColumns,
  orderColumns,
  personColumns,
  requestColumns,
} from './export-columns.ts';
import { createOwnColumns, type OwnFields } from './own-columns.ts';

/** Rows read at once. */
const pageRows = 500;

export interface ExportSource extends Pick<DashboardParts, 'records' | 'events'> {
  readonly caller: Viewer;
  readonly sites: readonly Site[];
  readonly places: SealedPlaces;
}

export interface ExportList<Row> {
  /** With the administrator's own fields, in this language. */
  columns(records: Records, language: Language): Promise<readonly Column<Row>[]>;
  /** Once through. */
  pages(source: ExportSource): AsyncGenerator<readonly Row[]>;
}

/** Throws Refusal `invalid_input` for a filter that the list does not have. */
export function openExportList(kind: ExportKind, filter: Record<string, string>): ExportList<never> {
  const lists = { leads, companies, people, requests, orders } satisfies Record<
    ExportKind,
    (filter: Record<string, string>) => ExportList<never>
  >;
  return lists[kind](filter);
}

interface Schema<Query> {
  safeParse(value: unknown): {
    success: boolean;
    data?: Query;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
  };
}

/** A page of the list is no part of it. */
function readFilter<Query>(
  schema: Schema<Query>,
  { cursor, limit, ...filter }: Record<string, string>,
): Query {
  const read = schema.safeParse(filter);
  if (read.success && read.data !== undefined) return read.data;
  const faults = read.error?.issues.map(({ path, message }) => [`filter.${path.join('.')}`, message]) ?? [];
  throw new Refusal('invalid_input', { fields: Object.fromEntries(faults) });
}

type Page<Row> = { rows: readonly Row[]; nextCursor: string | null };

function paged<Row extends object>(
  columns: readonly Column<Row>[],
  ask: (source: ExportSource, page: { cursor?: string; limit: number }) => Promise<Page<Row>>,
  fields?: OwnFields<Row>,
): ExportList<never> {
  const own = fields && createOwnColumns(fields);
  const list: ExportList<Row> = {
    columns: async (records, language) => [...columns, ...((await own?.columns(records, language)) ?? [])],
    pages: async function* pages(source) {
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await ask(source, { limit: pageRows, ...(cursor !== undefined && { cursor }) });
        await own?.fill(source.records, page.rows);
        yield page.rows;
        cursor = page.nextCursor;
      }
    },
  };
  return list as unknown as ExportList<never>;
}

const leadFields: OwnFields<LeadRow> = { subject: 'lead', idOf: ({ leadId }) => leadId };
const companyFields: OwnFields<CompanyRow> = { subject: 'company', idOf: ({ id }) => id };
const personFields: OwnFields<PersonRow> = { subject: 'person', idOf: ({ id }) => id };

function leads(filter: Record<string, string>): ExportList<never> {
  const query = readFilter(leadQuerySchema, filter);
  const nowMs = Date.now();
  return paged(
    leadColumns,
    async ({ records, caller }, page) => {
      const found = await listLeadRows(records, caller, { ...query, ...page }, nowMs);
      return { rows: found.leads.filter(({ isWhole }) => isWhole), nextCursor: found.nextCursor };
    },
    leadFields,
  );
}

function companies(filter: Record<string, string>): ExportList<never> {
  const query = readFilter(companyQuerySchema, filter);
  return paged(
    companyColumns,
    async ({ records, caller }, page) => {
      const found = await findCompanyPage(records, caller, { ...query, ...page, sort: 'created' });
      return { rows: found.companies.filter(({ isWhole }) => isWhole), nextCursor: found.nextCursor };
    },
    companyFields,
  );
}

function people(filter: Record<string, string>): ExportList<never> {
  const query = readFilter(personQuerySchema, filter);
  return paged(
    personColumns,
    async ({ records, caller, places }, page) => {
      const found = await findPeoplePage(records, {
        ...{ caller, places, query: { ...query, ...page }, order: 'number' as const },
      });
      return { rows: found.people.filter(({ isWhole }) => isWhole), nextCursor: found.nextCursor };
    },
    personFields,
  );
}

function requests(filter: Record<string, string>): ExportList<never> {
  const query = readFilter(requestQuerySchema, filter);
  return paged(requestColumns, async ({ records, events, caller, sites, places }, page) => {
    const asked = query.site === undefined ? sites : sites.filter(({ id }) => id === query.site);
    const found = await findRequestPage(
      { records, events },
      { caller, places, sites: asked, query: { ...query, ...page } },
    );
    return { rows: found.requests.filter(({ isColleagues }) => !isColleagues), nextCursor: found.nextCursor };
  });
}

function orders(filter: Record<string, string>): ExportList<never> {
  const query = readFilter(orderQuerySchema, filter);
  return paged(orderColumns, async ({ records, caller }, page) => {
    const found = await findOrderRows(records, caller, { ...query, ...page }, true);
    return { rows: found.orders, nextCursor: found.nextCursor };
  });
}
