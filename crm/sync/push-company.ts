// Delivers a company to a CRM: the company, its people who proved who they are, the note of the week, a task for the owner. What stands in
// the records at this moment goes, so that an item which waited long brings nothing old.

import type { OutboxPayload } from '#contract/outbox.ts';
import type { FieldValues } from '#intelligence/sync/field-value.ts';
import { mayCreate, refusePush } from '#intelligence/sync/may-push.ts';
import { ownIdOf } from '#intelligence/sync/own-id.ts';
import { isLinkRefused } from '#stores/records/crm/crm-ledger.ts';
import { findTheirOwner, isOwnerThere } from '#stores/records/crm/find-ours.ts';
import { loadPush, type PushedCompany, type PushedPerson } from '#stores/records/crm/load-push.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { Deliverer, Delivery } from '../outbox/deliverer.ts';
import type { CrmAccounts, CrmDesk } from './crm-accounts.ts';
import { crmPace } from './crm-pace.ts';
import { describeCrmFault } from './describe-crm-fault.ts';
import { mayGoThere } from './may-go-there.ts';
import { checkTime, type PushContext } from './push-context.ts';
import { type PushedRecord, pushRecord } from './push-record.ts';
import { pushNote, pushTask } from './push-texts.ts';
import { noteSkipped, writeLedgered } from './write-ledgered.ts';

type Payload = OutboxPayload<'push_company'>;

/** Calls that one try may last, with another of three tries under way at its end: the item is still ours when it is settled. */
const callsPerTry = 3;

export function createPushCompany(desk: CrmDesk, accounts: CrmAccounts): Deliverer<Payload> {
  return {
    ...crmPace,
    deliver: async (payload, { nowMs, itemId }): Promise<Delivery> => {
      const account = await accounts.open(payload.crmId);
      if (account === undefined) return { outcome: 'aside', reason: 'no_connection', detail: '' };
      const { record } = account;
      // Written to the outbox while somebody paused it.
      if (record.mode === 'paused' || record.runId === null)
        return { outcome: 'paused', reason: 'paused_by_hand', detail: '', untilMs: null };
      const company = await loadPush(desk.records, payload.companyId);
      if (company === undefined) return done;
      const deadlineMs = performance.now() + callsPerTry * desk.timeoutMs;
      const isDry = record.mode === 'dry';
      const context = {
        ...desk,
        ...account,
        crmId: record.id,
        runId: record.runId,
        isDry,
        itemId,
        payload,
        company,
        nowMs,
        deadlineMs,
      };
      try {
        await account.prove();
        await pushAll(context);
        return done;
      } catch (error) {
        return describeCrmFault(error, {
          nowMs,
          records: desk.records,
          crmId: record.id,
          changedAt: record.changedAt,
        });
      }
    },
  };
}

const done: Delivery = { outcome: 'done', effect: async () => undefined };

async function pushAll(context: PushContext): Promise<void> {
  const { payload, company, settings } = context;
  const stage = company.lead?.stage;
  const refusal = refusePush({ ...payload, ...company.scored, stage }, settings.filter);
  const ownIds = company.companyIds.map((id) => ownIdOf('company', id));
  const ourId = ownIdOf('company', company.companyId);
  if (refusal !== undefined) {
    await noteSkipped(context, { kind: 'company', ourId, people: [] }, refusal);
    return;
  }
  const theirOwnerId = await ownerThere(context, company);
  const pushed = await pushRecord(context, {
    ...{ kind: 'company', companyId: company.companyId, values: companyValues(context), people: [] },
    theirOwnerId,
    // The one that stands for all comes first: under its id a new one is made.
    facts: {
      kind: 'company',
      ownIds: [ourId, ...ownIds.filter((id) => id !== ourId)],
      vatNumber: company.vatNumber,
      domains: company.domains,
    },
    mayCreate: mayCreate(settings.create, { stage }),
  });
  if (pushed === undefined) return;
  const ownerId = (await knownOwner(context, pushed.ownerId)) || theirOwnerId;
  if (settings.sendsPersons) {
    const there = { ...pushed, ownerId };
    for (const person of company.persons)
      if (await mayGoThere(context, person)) await orSkip(() => pushPerson(context, person, there));
  }
  if (settings.writesNotes && payload.note !== undefined)
    await orSkip(() => pushNote(context, pushed, ownerId));
  if (settings.writesTasks && payload.task !== undefined)
    await orSkip(() => pushTask(context, pushed, ownerId));
}

/** What the CRM will not have stands in the ledger, and the rest goes on. */
async function orSkip(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'never' || error.isOutcomeUnknown) throw error;
  }
}

function ownerThere({ records, crmId }: PushContext, { lead, ownerId }: PushedCompany): Promise<string> {
  return findTheirOwner(records.db, crmId, lead?.ownerId ?? ownerId);
}

/** '' where whoever owns it has left the CRM since: records keep their owner, and nothing more is to be given to them. */
async function knownOwner({ records, crmId }: PushContext, ownerId: string): Promise<string> {
  return ownerId !== '' && (await isOwnerThere(records.db, crmId, ownerId)) ? ownerId : '';
}

function companyValues({ company, payload }: PushContext): FieldValues {
  const { name, vatNumber, country, employees, turnover, industryCode, domains } = company;
  // The score moves on while an item waits.
  const { score, fit, band, verdict, lastVisitMs } = company.scored ?? payload;
  const lastVisitDay = lastVisitMs > 0 ? new Date(lastVisitMs).toISOString().slice(0, 10) : null;
  const known = { name, website: domains[0] ?? null, vatNumber, country, employees, turnover, industryCode };
  return { ...known, score, fit, band, verdict, lastVisitDay };
}

async function pushPerson(context: PushContext, person: PushedPerson, company: PushedRecord): Promise<void> {
  const { email, name, phone, jobTitle, keyId, keyIds } = person;
  const first = ownIdOf('person', keyId);
  const ownIds = [first, ...keyIds.map((id) => ownIdOf('person', id)).filter((id) => id !== first)];
  const people = [`email:${email}`];
  const { companyId, lead } = context.company;
  checkTime(context);
  const pushed = await pushRecord(context, {
    ...{ kind: 'person', companyId, keyId, people, theirCompanyId: company.theirId },
    theirOwnerId: company.ownerId,
    facts: { kind: 'person', ownIds, emails: [email] },
    values: { name, email, phone, jobTitle },
    mayCreate: mayCreate(context.settings.create, { stage: lead?.stage }),
  });
  // Said once: whoever moves the person to another company there is right.
  if (pushed === undefined || pushed.linkedCompanyId === companyId) return;
  // Of another company there, by somebody who knows: noted once, and left to them.
  const { crmId, records } = context;
  const { ourId, theirId } = pushed;
  if (await isLinkRefused(records.db, { crmId, companyId, ourId, theirId })) return;
  await linkPerson(context, pushed, company, { keyId, people });
}

async function linkPerson(
  context: PushContext,
  person: PushedRecord,
  company: PushedRecord,
  { keyId, people }: { keyId: number; people: readonly string[] },
): Promise<void> {
  const { crmId, connector } = context;
  const { companyId } = context.company;
  const write = {
    ...{
      kind: 'person' as const,
      action: 'link' as const,
      ourId: person.ourId,
      theirId: person.theirId,
      people,
    },
    ...{ before: {}, after: { company: company.theirId } },
    link: () => ({
      crmId,
      kind: 'person' as const,
      ourId: person.ourId,
      theirId: person.theirId,
      companyId,
      keyId,
      foundBy: 'own_id',
    }),
  };
  await writeLedgered(context, write, async () => {
    await connector.link(person.theirId, company.theirId);
    return { id: person.theirId, version: '', isNew: false };
  });
}
