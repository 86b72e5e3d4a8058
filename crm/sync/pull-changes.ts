// Reads what changed in a CRM since the last time: owners and stages whole, companies, deals and orders by cursor, deletions and merges. A cursor
// moves when its page is in the records; a page that is read twice changes nothing the second time.

import { moveCursor, readCursor } from '#stores/records/crm/crm-cursors.ts';
import { listToRead, noteRead } from '#stores/records/crm/crm-questions.ts';
import { keepCompanyPage } from '#stores/records/crm/keep-crm-connections.ts';
import { keepOwners, keepStages } from '#stores/records/crm/keep-crm-reads.ts';
import type { ChangeStream } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { CrmAccount, CrmDesk } from './crm-accounts.ts';
import { openGoneDoubt } from './doubt-gone.ts';
import { orLeave } from './or-leave.ts';
import { authorOfCrm, type PullContext, type PullOptions } from './pull-context.ts';
import { pullOrders } from './pull-orders.ts';
import { sweepStanding } from './sweep-standing.ts';
import { takeCompany } from './take-company.ts';
import { settleAdopted, takeDeals, takeGoneDeals } from './take-deals.ts';
import { takeGone } from './take-gone.ts';

export interface Pulled {
  /** False when there is more. */
  readonly isAll: boolean;
  /** What is missing there in numbers that nobody deletes; see GoneDoubt. */
  readonly doubtful: string;
}

/** Rejects with CrmError. */
export async function pullChanges(desk: CrmDesk, account: CrmAccount, options: PullOptions): Promise<Pulled> {
  const { record, connector } = account;
  const context: PullContext = {
    ...desk,
    ...account,
    crmId: record.id,
    by: authorOfCrm(record),
    doubt: await openGoneDoubt(desk.records, record.id),
  };
  await account.prove();
  await keepOwners(desk.records.db, record.id, await connector.listOwners());
  await keepStages(desk.records.db, record.id, await connector.listStages());
  await keepPage(context);
  let isAll = true;
  // What is gone before what is there: the one that is left of two is then known as what we had linked, and not as a new one.
  for (const stream of connector.goneStreams)
    isAll = (await readGoneStream(context, stream, options)) && isAll;
  await sweepStanding(context);
  await takeAnswered(context);
  // Companies before deals, so that a deal finds its own; persons are written there and not read here.
  for (const stream of connector.streams.filter((one) => one !== 'person'))
    isAll = (await readStream(context, stream, options)) && isAll;
  isAll = (await pullOrders(context, options)) && isAll;
  return { isAll, doubtful: context.doubt.tell() };
}

const answeredMax = 100;

/** Records of which a human said something since the last reading. */
async function takeAnswered(context: PullContext): Promise<void> {
  const { records, crmId, connector } = context;
  for (const { id, toRead } of await listToRead(records.db, crmId, answeredMax)) {
    for (const theirId of toRead) {
      const [found] = await connector.find('company', { by: 'link', value: theirId });
      if (found !== undefined) await orLeave(context, { theirId }, () => takeCompany(context, found));
      await noteRead(records.db, id, theirId);
    }
  }
}

/** Asked until it is told; nothing that is read depends on it. */
async function keepPage({ records, record, connector }: PullContext): Promise<void> {
  if (record.companyPage !== '' || connector.tellCompanyPage === undefined) return;
  try {
    const page = await connector.tellCompanyPage();
    if (page !== '') await keepCompanyPage(records, record.id, page);
  } catch (error) {
    if (!(error instanceof CrmError) || !['never', 'gone', 'mend'].includes(error.fault.kind)) throw error;
  }
}

async function readStream(
  context: PullContext,
  stream: ChangeStream,
  { pagesMax, signal }: PullOptions,
): Promise<boolean> {
  const { records, crmId, connector } = context;
  for (let pages = 0; pages < pagesMax && !signal.aborted; pages += 1) {
    const page = await connector.readChanged(stream, await readCursor(records.db, crmId, stream));
    if (stream === 'company')
      for (const record of page.records)
        await orLeave(context, { theirId: record.id }, () => takeCompany(context, record));
    if (stream === 'deal') await takeDeals(context, page.deals);
    else await settleAdopted(context);
    await moveCursor(records.db, crmId, stream, page.cursor);
    if (page.isLast) return true;
  }
  return false;
}

async function readGoneStream(
  context: PullContext,
  stream: ChangeStream,
  { pagesMax, signal }: PullOptions,
): Promise<boolean> {
  const { records, crmId, connector } = context;
  const name = `${stream}_gone`;
  for (let pages = 0; pages < pagesMax && !signal.aborted; pages += 1) {
    const page = await connector.readGone(stream, await readCursor(records.db, crmId, name));
    if (stream === 'deal')
      await takeGoneDeals(
        context,
        page.gone.map(({ id }) => id),
      );
    else for (const gone of page.gone) await takeGone(context, stream, gone);
    await moveCursor(records.db, crmId, name, page.cursor);
    if (page.isLast) return true;
  }
  return false;
}
