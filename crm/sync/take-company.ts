// Takes in one company of a CRM: told which of ours it is, or made known here; then what it says goes into our record by who owns each
// field. What we wrote ourselves is no news.

import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { isOtherVat } from '#intelligence/sync/match-record.ts';
import { ownIdOf, readOwnId } from '#intelligence/sync/own-id.ts';
import type { ReadCompany } from '#intelligence/sync/read-company-record.ts';
import { changeCompanies } from '#stores/records/change-companies.ts';
import {
  type CrmLink,
  findLinks,
  findLinksOfTheirs,
  keepLink,
  noteSeen,
} from '#stores/records/crm/crm-links.ts';
import { askQuestion, findAnswer } from '#stores/records/crm/crm-questions.ts';
import { findMembers, findOurCompanies, loadOurCompany } from '#stores/records/crm/find-ours.ts';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import { insertCompany } from '#stores/records/questions/company-create.ts';
import type { RemoteRecord } from '../connectors/connector.ts';
import { domainsOf, fillCompany, freeDomains, ownerOf, readRecord } from './fill-company.ts';
import { leaveOutOurselves } from './leave-out-ourselves.ts';
import { liftTombstone } from './lift-tombstone.ts';
import type { PullContext } from './pull-context.ts';
import { takeGone } from './take-gone.ts';
import { withOwnerNews } from './with-owner-news.ts';

export async function takeCompany(context: PullContext, record: RemoteRecord): Promise<void> {
  const { records, crmId } = context;
  for (const id of record.mergedIds) await takeGone(context, 'company', { id, mergedInto: record.id });
  const [kept] = await findLinksOfTheirs(records.db, crmId, 'company', [record.id]);
  const isGone = kept !== undefined && kept.goneAt !== null;
  const link = isGone ? await liftTombstone(context, kept) : kept;
  // Thrown away there once, and shown by a look that lags behind.
  if (isGone && link === undefined) return;
  const noteContact = () => noteContacted(records, { crmId, theirId: record.id, atMs: record.contactedMs });
  await noteContact();
  const status = record.status ?? '';
  const state = { version: record.version, hash: hashState(record.values, record.ownerId, record.status) };
  if (link !== undefined && isKnownState({ version: link.seenVersion, hash: link.seenHash }, state)) {
    if (link.seenVersion !== state.version || link.seenStatus !== status)
      await noteSeen(records.db, link.id, { ...state, status });
    return;
  }
  const read = readRecord(context, record);
  const known = link ?? (await linkToOurs(context, record, read));
  if (known === 'left') return;
  if (known === undefined || known === 'new') {
    const name = read.name || (known === 'new' ? (read.domains[0] ?? read.vatNumber) : '');
    if ((known === 'new' || context.settings.takesCompanies) && name !== '')
      await makeKnown(context, record, { ...read, name }, state);
    await noteContact();
    return;
  }
  const told = await leaveOutOurselves(context.connector, known.foundBy, record);
  await noteContact();
  if (known.companyId !== null)
    await fillCompany(context, known.companyId, withOwnerNews(known, record, told));
  await noteSeen(records.db, known.id, { ...state, status, ownerId: record.ownerId });
}

/**
 * By our own id in it, VAT number, a single domain; never by a name. `new`: a human said that it is none of those that it fits; `left`: it
 * stays out, or a human is asked.
 */
async function linkToOurs(
  context: PullContext,
  record: RemoteRecord,
  read: ReadCompany,
): Promise<CrmLink | 'new' | 'left' | undefined> {
  const { records, crmId } = context;
  const own = readOwnId(record.ownId);
  const keys = [
    ...(own?.kind === 'company' && /^\d{1,9}$/.test(own.id)
      ? [{ by: 'own_id', key: { id: Number(own.id) } }]
      : []),
    ...(read.vatNumber === '' ? [] : [{ by: 'vat', key: { vatNumber: read.vatNumber } }]),
    ...read.domains.map((domain) => ({ by: 'domain', key: { domain } })),
  ];
  for (const { by: foundBy, key } of keys) {
    const found = await findOurCompanies(records.db, key);
    const [companyId] = found;
    if (companyId === undefined) continue;
    // Two firms of a group share their site: that it is another one, the number says.
    const { vatNumber = '' } = (await loadOurCompany(records.db, companyId)) ?? {};
    if (foundBy === 'domain' && isOtherVat(vatNumber, read.vatNumber)) continue;
    const ourIds = (await findMembers(records.db, found)).map((id) => ownIdOf('company', id));
    const linked = (await findLinks(records.db, crmId, 'company', ourIds)).filter(
      (one) => one.goneAt === null,
    );
    if (found.length > 1 || linked.length > 0) {
      const answer = await findAnswer(records.db, crmId, 'company', { ourIds, theirId: record.id });
      if (answer !== undefined) return answer;
      const standing = await listStillThere(context, record, { linked, isOurs: foundBy === 'own_id' });
      const [followed] = await findLinksOfTheirs(records.db, crmId, 'company', [record.id]);
      if (followed !== undefined) return followed;
      if (found.length > 1 || standing.length > 0) {
        await askSame(context, record, { found, linked: standing, foundBy });
        return 'left';
      }
    }
    const ourId = ownIdOf('company', companyId);
    const link = { crmId, kind: 'company' as const, ourId, companyId, foundBy, theirId: record.id };
    if (!(await keepLink(records.db, link))) return 'left';
    const [now] = await findLinksOfTheirs(records.db, crmId, 'company', [record.id]);
    // Thrown away there, and made anew by a human there: it is the one that stands for ours.
    return now !== undefined && now.goneAt !== null ? ((await liftTombstone(context, now)) ?? 'left') : now;
  }
  return undefined;
}

/**
 * Of these links those whose records stand there. One that is gone nobody may have told of yet: its link follows into this one where that
 * bears our id, or is what its id leads to.
 */
async function listStillThere(
  context: PullContext,
  record: RemoteRecord,
  { linked, isOurs }: { readonly linked: readonly CrmLink[]; readonly isOurs: boolean },
): Promise<CrmLink[]> {
  const standing: CrmLink[] = [];
  for (const link of linked) {
    const [there] = await context.connector.find('company', { by: 'link', value: link.theirId });
    if (there !== undefined && there.id !== record.id) standing.push(link);
    else {
      const isMerged = isOurs || there !== undefined;
      await takeGone(context, 'company', { id: link.theirId, mergedInto: isMerged ? record.id : '' });
    }
  }
  return standing;
}

/** Whether two of ours are one, where it fits several; else which of the records there is the one of ours that they fit. */
async function askSame(
  { records, crmId }: PullContext,
  { id }: RemoteRecord,
  wanted: {
    readonly found: readonly number[];
    readonly linked: readonly CrmLink[];
    readonly foundBy: string;
  },
): Promise<void> {
  const { found, linked, foundBy } = wanted;
  const [link] = linked;
  // One that is linked stands for the other.
  const into = found.length < 2 ? undefined : (found.find((one) => one === link?.companyId) ?? found[1]);
  const companyId = found.find((one) => one !== into);
  await askQuestion(records.db, {
    ...{ crmId, kind: 'company', question: 'same', companyId, foundBy },
    ourId: into === undefined && link !== undefined ? link.ourId : ownIdOf('company', companyId ?? 0),
    ...(into === undefined ? {} : { otherId: ownIdOf('company', into) }),
    theirIds: [...linked.map(({ theirId }) => theirId), id],
  });
}

async function makeKnown(
  context: PullContext,
  record: RemoteRecord,
  read: ReadCompany,
  state: { version: string; hash: string },
): Promise<void> {
  const { records, crmId, by } = context;
  const owner = await ownerOf(context, record);
  const domains = await freeDomains(context, read);
  await changeCompanies(records, 'take_from_crm', by, async (change) => {
    const source = `crm:${crmId}`;
    const companyId = await insertCompany(change, {
      ...{ name: read.name, vatNumber: read.vatNumber, country: read.country, employees: read.employees },
      ...{ turnover: read.turnover, status: record.status ?? 'other', source },
      ...(read.industry && { industryScheme: read.industry.scheme, industryCode: read.industry.code }),
      ...(owner === undefined
        ? {}
        : owner.userId === null
          ? { ownerName: owner.name }
          : { ownerId: owner.userId }),
      domains: domainsOf(domains, source),
    });
    const ourId = ownIdOf('company', companyId);
    const link = { crmId, kind: 'company' as const, ourId, theirId: record.id, companyId, foundBy: 'taken' };
    const { ownerId: seenOwner, status: seenStatus = '' } = record;
    const seen = { seenVersion: state.version, seenHash: state.hash, seenOwner, seenStatus } as const;
    await keepLink(change.db, { ...link, ...seen });
  });
}
