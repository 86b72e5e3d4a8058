// What operators have the last word on: a network or domain is a company's, nobody's, or that of colleagues.

import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Author, PinTarget } from '#contract/company.ts';
import { changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';
import { pins } from '../schema/company-history.ts';
import { lockCompany } from './company-lock.ts';
import { seenBy } from './company-seen-by.ts';

/** A network or a domain: what pins and corrections are about. */
export type Subject = { domain: string } | { first: string; last: string };

export interface Pin {
  id: number;
  /** '' for a network. */
  domain: string;
  /** Null for a domain. */
  first: string | null;
  last: string | null;
  target: PinTarget;
  companyId: number | null;
  companyName: string;
  note: string;
  byName: string;
  at: Date;
}

export interface NewPin {
  subject: Subject;
  target: PinTarget;
  /** With the target `company` alone. */
  companyId: number | null;
  note: string;
}

/** Its id. Rejects with CompanyRefusal when the same network or domain is pinned already. */
export function createPin(records: Records, by: Author, pin: NewPin): Promise<number> {
  return changeCompanies(records, 'pin', by, async ({ db }) => {
    if (pin.companyId !== null) await lockCompany(db, pin.companyId);
    const { target, companyId, note } = pin;
    const [row] = await db
      .insert(pins)
      .values({ ...pin.subject, target, companyId, note, byId: by.id, byName: by.name })
      .returning({ id: pins.id });
    if (!row) throw new Error('The pin was not kept; PostgreSQL answered no row.');
    return row.id;
  });
}

/** It stays written down, without effect. Rejects with CompanyRefusal when there is no such pin. */
export function removePin(records: Records, by: Author, id: number): Promise<void> {
  return changeCompanies(records, 'unpin', by, async ({ db }) => {
    const removed = await db
      .update(pins)
      .set({ removedAt: sql`now()`, removedById: by.id, removedByName: by.name })
      .where(and(eq(pins.id, id), isNull(pins.removedAt)))
      .returning({ id: pins.id });
    if (removed.length === 0) throw new CompanyRefusal('unknown_pin');
  });
}

/** Those in effect, the newest first; `beforeId` for the next page. */
export async function listPins(
  records: Records,
  page: {
    target?: PinTarget | undefined;
    companyId?: number | undefined;
    /** Those of companies of these users or nobody; all when absent. */
    seenBy?: readonly string[] | undefined;
    beforeId?: number | undefined;
    limit: number;
  },
): Promise<Pin[]> {
  const { target, companyId, beforeId, limit } = page;
  return records.db
    .select({
      id: pins.id,
      domain: pins.domain,
      first: pins.first,
      last: pins.last,
      target: pins.target,
      companyId: pins.companyId,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      note: pins.note,
      byName: pins.byName,
      at: pins.at,
    })
    .from(pins)
    .leftJoin(companies, eq(companies.id, pins.companyId))
    .where(
      and(
        isNull(pins.removedAt),
        target === undefined ? undefined : eq(pins.target, target),
        companyId === undefined ? undefined : eq(pins.companyId, companyId),
        seenBy(companies, page.seenBy),
        beforeId === undefined ? undefined : lt(pins.id, beforeId),
      ),
    )
    .orderBy(desc(pins.id))
    .limit(limit);
}
