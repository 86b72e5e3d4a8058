// The quality of the data by team, as the API tells it. Sales is told of what is their own.

import { z } from 'zod';
import {
  type QualityListQuery,
  type QualityPage,
  type QualityReport,
  type QualityRow,
  type QualityRuleId,
  staleDaysDefault,
} from '#contract/quality-report.ts';
import type { Language } from '#contract/report.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  listQuality,
  type QualityFound,
  type QualityOwners,
  qualityCountMax,
} from '#stores/records/quality/find-quality-rows.ts';
import { qualityRules } from '#stores/records/quality/quality-rules.ts';
import { findCards, type PersonCard } from '#stores/records/questions/person-list.ts';
import { listTeams } from '#stores/records/teams/keep-teams.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { nameOf } from '../persons/report-person.ts';
import { divideByTeam } from '../teams/divide-by-team.ts';
import type { QualityCounter } from './count-quality-rules.ts';

export interface QualityCall {
  readonly caller: Caller;
  readonly language: Language;
  readonly nowMs: number;
}

const defaultLimit = 50;
const place = z.tuple([z.number(), z.string().max(200)]);

export async function reportQuality(
  { records, countRules }: { readonly records: Records; readonly countRules: QualityCounter },
  { caller, language, nowMs }: QualityCall,
  days: number = staleDaysDefault,
): Promise<QualityReport> {
  const { counts, atMs, isRecounting } = await countRules({ nowMs, days });
  const own = ownOf(caller);
  const shares =
    own === undefined
      ? divideByTeam(await listTeams(records))
      : [{ id: null, name: caller.name, holds: (id: string) => own.includes(id) }];
  const sum = (found: ReadonlyMap<string, number> | undefined, holds: (id: string) => boolean) =>
    [...(found ?? [])].reduce((all, [owner, count]) => all + (holds(owner) ? count : 0), 0);
  return {
    rules: qualityRules.map(({ id, group, name, reason }) => ({
      ...{ id, group, name: name[language], reason: reason[language] },
    })),
    teams: shares.map(({ id, name, holds }) => ({
      ...{ id, name },
      counts: qualityRules.map((rule) => ({ rule: rule.id, count: sum(counts.get(rule.id), holds) })),
    })),
    cut: [...counts].flatMap(([id, found]) => (sum(found, () => true) > qualityCountMax ? [id] : [])),
    countedAt: new Date(atMs).toISOString(),
    isRecounting,
  };
}

/** Throws Refusal `unknown_team`. */
export async function listQualityPage(
  records: Records,
  { caller, nowMs }: QualityCall,
  ruleId: QualityRuleId,
  { team, days = staleDaysDefault, cursor, limit = defaultLimit }: QualityListQuery,
): Promise<QualityPage> {
  const rule = qualityRules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new Refusal('unknown_route');
  const after = readPlace(cursor, place);
  const own = ownOf(caller);
  const owners = own === undefined ? await ownersOfTeam(records, team) : { only: own };
  const found = await listQuality(
    records,
    rule,
    { nowMs, days },
    { owners, after: after && { atMs: after[0], key: after[1] }, limit: limit + 1 },
  );
  const { page, nextCursor } = cutPage(found, limit, ({ atMs, key }) => [atMs, key]);
  const cards = await findCards(
    records,
    page.flatMap(({ personId }) => personId ?? []),
  );
  return { rows: page.map((row) => describe(row, cards)), nextCursor };
}

/** Undefined: everybody's. */
function ownOf({ id, role, standsInFor }: Caller): readonly string[] | undefined {
  return role === 'sales' ? [id, ...standsInFor] : undefined;
}

async function ownersOfTeam(records: Records, team: string | undefined): Promise<QualityOwners> {
  if (team === undefined) return undefined;
  const teams = await listTeams(records);
  if (team === 'none') return { allBut: teams.flatMap(({ members }) => members.map(({ id }) => id)) };
  const found = teams.find(({ id }) => id === Number(team));
  if (found === undefined) throw new Refusal('unknown_team');
  return { only: found.members.map(({ id }) => id) };
}

function describe(row: QualityFound, cards: ReadonlyMap<number, PersonCard>): QualityRow {
  const { key, leadId, companyId, company, personId, ownerId, ownerName, atMs, detail } = row;
  const card = personId === null ? undefined : cards.get(personId);
  return {
    ...{ key, leadId, detail },
    company: companyId === null ? null : { id: companyId, name: company ?? '' },
    person: card === undefined ? null : { id: card.id, name: nameOf(card).name },
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    at: new Date(atMs).toISOString(),
  };
}
