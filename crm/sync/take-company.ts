// Takes in one company of a CRM: told which of ours it is, or made known here; then what it says goes into our record by who owns each
// field. What we wrote ourselves is no news.

import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { ownIdOf, readOwnId } from '#intelligence/sync/own-id.ts';
import { planIntake } from '#intelligence/sync/plan-intake.ts';
import { type ReadCompany, readCompanyRecord } from '#intelligence/sync/read-company-record.ts';
import { type Change, changeCompanies } from '#stores/records/change-companies.ts';
import {
  type CrmLink,
  findLinks,
  findLinksOfTheirs,
  keepLink,
  noteSeen,
} from '#stores/records/crm/crm-links.ts';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import {
  findKeptDomains,
  findOurCompanies,
  findOurOwner,
  loadOurCompany,
} from '#stores/records/crm/find-ours.ts';
import {
  type CompanyValues,
  insertCompany,
  updateCompany,
} from '#stores/records/questions/company-create.ts';
import { addDomain } from '#stores/records/questions/company-domains.ts';
import { refreshCompanies } from '#stores/records/questions/company-refresh-keys.ts';
import type { RemoteRecord } from '../connectors/connector.ts';
import type { PullContext } from './pull-context.ts';
import { takeGone } from './take-gone.ts';

export async function takeCompany(context: PullContext, record: RemoteRecord): Promise<void> {
  const { records, crmId } = context;
  for (const id of record.mergedIds) await takeGone(context, 'company', { id, mergedInto: record.id });
  const [link] = await findLinksOfTheirs(records.db, crmId, 'company', [record.id]);
  // Thrown away there once, and shown by a look that lags behind.
  if (link !== undefined && link.goneAt !== null) return;
  const state = { version: record.version, hash: hashState(record.values, record.ownerId, record.status) };
  if (link !== undefined && isKnownState({ version: link.seenVersion, hash: link.seenHash }, state)) {
    if (link.seenVersion !== state.version) await noteSeen(records.db, link.id, state);
    return;
  }
  const read = readCompanyRecord({ ...record, values: byOurNames(context, record) });
  const known = link ?? (await linkToOurs(context, record, read));
  if (known === 'ambiguous') return;
  if (known === undefined) {
    if (context.settings.takesCompanies && read.name !== '') await makeKnown(context, record, read, state);
    return;
  }
  await fillOurs(context, known, record, read);
  await noteSeen(records.db, known.id, state);
}

function byOurNames({ rules }: PullContext, { values }: RemoteRecord) {
  return Object.fromEntries(rules.company.map(({ ours, theirs }) => [ours, values[theirs] ?? null]));
}

/** By our own id in it, VAT number, a single domain; never by a name. */
async function linkToOurs(
  context: PullContext,
  record: RemoteRecord,
  read: ReadCompany,
): Promise<CrmLink | 'ambiguous' | undefined> {
  const { records, crmId } = context;
  const own = readOwnId(record.ownId);
  const keys = [
    ...(own?.kind === 'company' && /^\d{1,9}$/.test(own.id)
      ? [{ by: 'own_id', key: { id: Number(own.id) } }]
      : []),
    ...(read.vatNumber === '' ? [] : [{ by: 'vat', key: { vatNumber: read.vatNumber } }]),
    ...read.domains.map((domain) => ({ by: 'domain', key: { domain } })),
  ];
  for (const { by, key } of keys) {
    const found = await findOurCompanies(records.db, key);
    const [companyId] = found;
    if (companyId === undefined) continue;
    const ourId = ownIdOf('company', companyId);
    const question = { crmId, kind: 'company' as const, ourId, companyId, foundBy: by };
    const [other] = await findLinks(
      records.db,
      crmId,
      'company',
      found.map((id) => ownIdOf('company', id)),
    );
    if (found.length > 1 || (other !== undefined && other.goneAt === null)) {
      const theirIds = other === undefined ? [record.id] : [other.theirId, record.id];
      await askQuestion(records.db, { ...question, question: 'same', theirIds });
      return 'ambiguous';
    }
    // Thrown away there, and made anew by a human there: theirs to decide.
    const isKept = await keepLink(records.db, { ...question, theirId: record.id });
    const [link] = isKept ? await findLinksOfTheirs(records.db, crmId, 'company', [record.id]) : [];
    return link;
  }
  return undefined;
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
      ...(owner === undefined
        ? {}
        : owner.userId === null
          ? { ownerName: owner.name }
          : { ownerId: owner.userId }),
      domains: domainsOf(domains, source),
    });
    const ourId = ownIdOf('company', companyId);
    const link = { crmId, kind: 'company' as const, ourId, theirId: record.id, companyId, foundBy: 'taken' };
    await keepLink(change.db, { ...link, seenVersion: state.version, seenHash: state.hash });
  });
}

function domainsOf(domains: readonly string[], source: string) {
  return domains.map((domain, place) => ({
    ...{ domain, kind: place === 0 ? ('primary' as const) : ('alias' as const), confidence: 1, source },
  }));
}

async function ownerOf({ records, crmId }: PullContext, { ownerId }: RemoteRecord) {
  return ownerId === '' ? undefined : findOurOwner(records.db, crmId, ownerId);
}

async function fillOurs(
  context: PullContext,
  link: CrmLink,
  record: RemoteRecord,
  read: ReadCompany,
): Promise<void> {
  const { records, crmId, by, rules } = context;
  // Whatever it was merged into by now.
  const [companyId] =
    link.companyId === null ? [] : await findOurCompanies(records.db, { id: link.companyId });
  const ours = companyId === undefined ? undefined : await loadOurCompany(records.db, companyId);
  if (ours === undefined || companyId === undefined) return;
  const plan = planIntake(ours, { status: record.status, owner: await ownerOf(context, record) });
  const isOurs = (name: string) => rules.company.some((rule) => rule.ours === name && rule.mode === 'ours');
  const filled: Partial<CompanyValues> = {
    ...(ours.vatNumber === '' && read.vatNumber !== '' && !isOurs('vatNumber')
      ? { vatNumber: read.vatNumber }
      : {}),
    ...(ours.country === '' && read.country !== '' && !isOurs('country') ? { country: read.country } : {}),
    ...(ours.employees === null && read.employees !== null && !isOurs('employees')
      ? { employees: read.employees }
      : {}),
    ...(ours.turnover === null && read.turnover !== null && !isOurs('turnover')
      ? { turnover: read.turnover }
      : {}),
  };
  const values = { ...filled, ...plan };
  const domains = ours.website === '' ? await freeDomains(context, read) : [];
  if (Object.keys(values).length === 0 && domains.length === 0) return;
  await changeCompanies(records, 'fill_from_crm', by, async (change) => {
    if (Object.keys(values).length > 0) await updateCompany(change, companyId, values);
    await addDomains(change, companyId, domains, `crm:${crmId}`);
  });
}

/** Those that are no company's yet, of whatever kind: a parked one is somebody's too. */
async function freeDomains({ records }: PullContext, { domains }: ReadCompany): Promise<string[]> {
  const kept = new Set(await findKeptDomains(records.db, domains));
  return domains.filter((domain) => !kept.has(domain));
}

async function addDomains(
  change: Change,
  companyId: number,
  domains: readonly string[],
  source: string,
): Promise<void> {
  if (domains.length === 0) return;
  for (const [place, domain] of domains.entries())
    await addDomain(change, companyId, {
      domain,
      kind: place === 0 ? 'primary' : 'alias',
      confidence: 1,
      source,
    });
  await refreshCompanies(change, [companyId]);
}
