// The open leads of one owner with a brief for each: as a page, or one after the other for a file.

import { z } from 'zod';
import type { HandOverPage, HandOverQuery, LeadBrief } from '#contract/handover-report.ts';
import type { NamedUser } from '#contract/team-report.ts';
import {
  type FindSort,
  type FoundPlace,
  findLeads,
  type PlacedLead,
} from '#stores/records/leads/find-leads.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { listAway } from '#stores/records/teams/stand-ins.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { describeAway } from '../leads/describe-away.ts';
import type { DetailParts } from '../leads/read-lead-detail.ts';
import { briefLead } from './brief-lead.ts';

const defaultLimit = 10;
const idsStep = 500;
const fileStep = 20;
const place = z.tuple([z.number(), z.number().int()]);

/** Of managers and administrators anybody's; otherwise the own ones, and those of whom the caller stands in for. */
export function mayHandOver({ id, role, standsInFor }: Caller, ownerId: string): boolean {
  return role === 'manager' || role === 'administrator' || ownerId === id || standsInFor.includes(ownerId);
}

/** `owner`: id of a user, or `me`. Throws Refusal `unknown_owner`, or `not_your_lead` when it is not the caller's to hand over. */
export async function openOwner(records: Records, caller: Caller, owner: string): Promise<NamedUser> {
  const ownerId = owner === 'me' ? caller.id : owner;
  if (!mayHandOver(caller, ownerId)) throw new Refusal('not_your_lead');
  return openUser(records, ownerId);
}

/** Throws Refusal `unknown_owner`. */
export async function openUser(records: Records, userId: string): Promise<NamedUser> {
  const user = (await listUsers(records)).find(({ id }) => id === userId);
  if (user === undefined) throw new Refusal('unknown_owner');
  return { id: user.id, name: user.name };
}

export async function readHandOver(
  parts: DetailParts,
  owner: NamedUser,
  query: Pick<HandOverQuery, 'cursor' | 'limit'>,
): Promise<HandOverPage> {
  const limit = query.limit ?? defaultLimit;
  const after = readPlace(query.cursor, place);
  const found = await listOpen(parts.records, owner, {
    after: after && { value: after[0], id: after[1], isSuggested: false },
    limit: limit + 1,
  });
  const { page, nextCursor } = cutPage(found, limit, (lead) => [lead.place.value, lead.place.id]);
  const leads = (await Promise.all(page.map((lead) => briefOf(parts, lead)))).flat();
  return {
    owner,
    away: describeAway(await listAway(parts.records, parts.nowMs), owner.id),
    leads,
    nextCursor,
  };
}

/** All of them one after the other, each asked for when the one before was taken. */
export async function* eachBrief(parts: DetailParts, owner: NamedUser): AsyncGenerator<LeadBrief> {
  let after: FoundPlace | undefined;
  for (;;) {
    const found = await listOpen(parts.records, owner, { after, limit: fileStep });
    for (const lead of found) yield* await briefOf(parts, lead);
    after = found.at(-1)?.place;
    if (found.length < fileStep || after === undefined) return;
  }
}

/** Ids of all open leads. */
export async function listOpenIds(records: Records, owner: NamedUser): Promise<number[]> {
  const ids: number[] = [];
  for (let after: FoundPlace | undefined; ; ) {
    const found = await listOpen(records, owner, { after, limit: idsStep, sort: 'number' });
    ids.push(...found.flatMap(({ leadId }) => leadId ?? []));
    after = found.at(-1)?.place;
    if (found.length < idsStep) return ids;
  }
}

function listOpen(
  records: Records,
  { id: ownerId }: NamedUser,
  { sort = 'score', ...page }: { after?: FoundPlace | undefined; limit: number; sort?: FindSort },
): Promise<PlacedLead[]> {
  const search: LeadSearch = { ownerId, suggested: 'without', state: 'open' };
  return findLeads(records, search, { sort, ...page });
}

async function briefOf(parts: DetailParts, lead: PlacedLead): Promise<LeadBrief[]> {
  const { leadId } = lead;
  return leadId === null ? [] : [await briefLead(parts, { ...lead, leadId })];
}
