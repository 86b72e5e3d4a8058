// The columns of exported lists, named as the API names them.

import type { CompanyRow } from '#contract/company-report.ts';
import type { LeadRow } from '#contract/lead-report.ts';
import type { OrderRow } from '#contract/order-report.ts';
import type { PersonRow } from '#contract/person-report.ts';
import type { RequestRow } from '#contract/request-report.ts';
import type { Cell, CellType, Column } from '#intelligence/exports/table.ts';

/** One column after the other: its name, its type, and what stands in it. */
function columnsOf<Row>(
  ...given: readonly [name: string, type: CellType, cell: (row: Row) => Cell][]
): readonly Column<Row>[] {
  return given.map(([name, type, cell]) => ({ name, type, cell }));
}

export const leadColumns = columnsOf<LeadRow>(
  ['leadId', 'number', (row) => row.leadId],
  ['companyId', 'number', (row) => row.companyId],
  ['company', 'text', (row) => row.companyName],
  ['domain', 'text', (row) => row.domain],
  ['country', 'text', (row) => row.country],
  ['isSuggested', 'boolean', (row) => row.isSuggested],
  ['stage', 'text', (row) => row.stage],
  ['owner', 'text', (row) => row.owner.name],
  ['person', 'text', (row) => row.person?.name ?? null],
  ['source', 'text', (row) => row.source],
  ['score', 'number', (row) => row.score],
  ['fit', 'number', (row) => row.fit],
  ['verdict', 'text', (row) => row.verdict],
  ['band', 'text', (row) => row.band],
  ['warmSince', 'time', (row) => row.warmSince],
  ['lastVisitAt', 'time', (row) => row.lastVisitAt],
  ['lastContactAt', 'time', (row) => row.lastContactAt],
  ['lastContactIn', 'text', (row) => row.lastContactIn],
  ['nextStep', 'text', (row) => row.nextStep],
  ['nextStepAt', 'time', (row) => row.nextStepAt],
  ['signals', 'text', (row) => row.signals.map(({ kind }) => kind).join(' ')],
  ['resultReason', 'text', (row) => row.resultReason],
  ['closedAt', 'time', (row) => row.closedAt],
  ['createdAt', 'time', (row) => row.createdAt],
  ['changedAt', 'time', (row) => row.changedAt],
);

export const companyColumns = columnsOf<CompanyRow>(
  ['id', 'number', (row) => row.id],
  ['name', 'text', (row) => row.name],
  ['domain', 'text', (row) => row.domain],
  ['country', 'text', (row) => row.country],
  ['province', 'text', (row) => row.province],
  ['status', 'text', (row) => row.status],
  ['owner', 'text', (row) => row.owner.name],
  ['industryCode', 'text', (row) => row.industryCode],
  ['employees', 'number', (row) => row.employees],
  ['turnover', 'number', (row) => row.turnover],
  ['source', 'text', (row) => row.source],
  ['parentId', 'number', (row) => row.parentId],
  ['createdAt', 'time', (row) => row.createdAt],
  ['changedAt', 'time', (row) => row.changedAt],
);

export const personColumns = columnsOf<PersonRow>(
  ['id', 'number', (row) => row.id],
  ['name', 'text', (row) => row.name],
  ['email', 'text', (row) => row.email],
  ['jobTitle', 'text', (row) => row.jobTitle],
  ['companyId', 'number', (row) => row.company.id],
  ['company', 'text', (row) => row.company.name],
  ['domain', 'text', (row) => row.company.domain],
  ['owner', 'text', (row) => row.company.owner.name],
  ['isConfirmed', 'boolean', (row) => row.isConfirmed],
  ['isShared', 'boolean', (row) => row.isShared],
  ['firstAt', 'time', (row) => row.firstAt],
  ['lastAt', 'time', (row) => row.lastAt],
);

export const requestColumns = columnsOf<RequestRow>(
  ['id', 'text', (row) => row.id],
  ['siteId', 'number', (row) => row.siteId],
  ['at', 'time', (row) => row.at],
  ['way', 'text', (row) => row.way],
  ['provider', 'text', (row) => row.provider],
  ['form', 'text', (row) => row.formName],
  ['state', 'text', (row) => row.state],
  ['confirmation', 'text', (row) => row.confirmation],
  ['company', 'text', (row) => row.company?.name ?? null],
  ['saidName', 'text', (row) => row.claims.name],
  ['saidEmail', 'text', (row) => row.claims.email],
  ['saidPhone', 'text', (row) => row.claims.phone],
  ['saidCompany', 'text', (row) => row.claims.company],
  ['saidJobTitle', 'text', (row) => row.claims.jobTitle],
  ['excerpt', 'text', (row) => row.excerpt],
);

/** Several products one after the other, each with how many and for how much. */
const writeLines = ({ lines }: OrderRow) =>
  lines
    .map(({ product, quantity, amount }) =>
      [quantity === null ? product : `${quantity} x ${product}`, ...(amount === null ? [] : [amount])].join(
        ': ',
      ),
    )
    .join('; ');

export const orderColumns = columnsOf<OrderRow>(
  ['id', 'number', (row) => row.id],
  ['kind', 'text', (row) => row.kind],
  ['number', 'text', (row) => row.number],
  ['date', 'text', (row) => row.date],
  ['product', 'text', (row) => row.product],
  ['lines', 'text', writeLines],
  ['amount', 'number', (row) => row.amount],
  ['currency', 'text', (row) => row.currency],
  ['companyId', 'number', (row) => row.company.id],
  ['company', 'text', (row) => row.company.name],
  ['owner', 'text', (row) => row.owner.name],
  ['source', 'text', (row) => row.source],
  ['changedAt', 'time', (row) => row.changedAt],
);
