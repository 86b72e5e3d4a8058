// Turns rows of the site tables into the Site of the contract.

import type { Site, SiteForm } from '#contract/site.ts';
import type { forms, sites } from './schema/sites.ts';

export function toSite(row: typeof sites.$inferSelect, siteForms: SiteForm[]): Site {
  const { createdAt, firstEventAt, ...rest } = row;
  return {
    ...rest,
    forms: siteForms.sort((a, b) => b.lastSeenAtMs - a.lastSeenAtMs),
    createdAtMs: createdAt.getTime(),
    firstEventAtMs: firstEventAt?.getTime() ?? null,
  };
}

export function toForm(row: typeof forms.$inferSelect): SiteForm {
  const { key, name, page, fields, enabled, mapping, lastSeenAt } = row;
  return { key, name, page, fields, enabled, mapping, lastSeenAtMs: lastSeenAt.getTime() };
}
