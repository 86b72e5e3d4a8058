// Signals as the API shows them, the newest first, with who was told, how and why.

import { z } from 'zod';
import type { AlertSignalPage, AlertSignalQuery } from '#contract/alert-report.ts';
import { listFoundSignals } from '#stores/records/alerts/list-found-signals.ts';
import { listTellings } from '#stores/records/alerts/list-tellings.ts';
import type { Records } from '#stores/records/open-records.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import { openTeamOwners } from '../access/open-team.ts';
import { cutPage, readPlace, writePlace } from '../api/place-cursor.ts';
import type { Viewer } from '../api/route.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export async function listSignalPage(
  records: Records,
  caller: Viewer,
  { limit = defaultLimit, untold, team, cursor }: AlertSignalQuery,
  nowMs: number,
): Promise<AlertSignalPage> {
  const { signals: found, lookedTo } = await listFoundSignals(records, {
    seenBy: narrowedTo(caller),
    ownerIds: await openTeamOwners(records, caller, team, nowMs),
    isUntold: untold === 'yes',
    beforeId: readPlace(cursor, place)?.[0],
    limit: limit + 1,
  });
  const { page, nextCursor } = cutPage(found, limit, ({ id }) => [id]);
  const told = await listTellings(
    records,
    page.map(({ id }) => id),
  );
  const signals = page.map(({ id, kind, companyId, company, atMs, score, fit }) => ({
    ...{ id, kind, companyId, company, score, fit, at: new Date(atMs).toISOString() },
    tellings: (told.get(id) ?? []).map(({ to, how, reason, dueAt, toldAt }) => ({
      ...{ who: to, how, reason, dueAt: dueAt.toISOString() },
      toldAt: toldAt?.toISOString() ?? null,
    })),
  }));
  // What was looked through may be at its end before the page is full.
  return { signals, nextCursor: nextCursor ?? (lookedTo === null ? null : writePlace([lookedTo])) };
}
