// Makes a lead of a company that somebody wants to work on. A company that only visits had brought is one that is known from then on.

import type { LeadRequestBody } from '#contract/lead-report.ts';
import { isOnlySeen, seenSource } from '#intelligence/company/is-only-seen.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany } from '#stores/records/questions/company-create.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { authorOf } from '../routes/open-company.ts';
import { openLeadOfCompany } from './open-lead.ts';
import { checkPerson, readOwner } from './read-owner.ts';

/** Answers its id. Throws Refusal or LeadRefusal. */
export async function acceptLead(records: Records, caller: Caller, body: LeadRequestBody): Promise<number> {
  const found = await openLeadOfCompany(records, caller, body.companyId);
  if (!maySeeLead(caller, found.ownerId)) throw new Refusal('not_your_lead');
  const ownerId = await readOwner(records, caller, body.owner);
  await checkPerson(records, caller, found.companyId, body.personId);
  const [first] = (await readRulesInForce(records)).stages.stages;
  if (first === undefined) throw new Error('Stages have a first one, which the schema sees to.');
  const { companyId, score } = found;
  const author = authorOf(caller);
  const leadId = await createLead(records, author, {
    ...{ companyId, ownerId, personId: body.personId, stage: first.id },
    source: score === null ? 'manual' : seenSource,
  });
  const record = await findCompany(records, companyId);
  if (record !== undefined && isOnlySeen(record.company))
    await changeCompany(records, author, companyId, { status: 'lead' });
  return leadId;
}
