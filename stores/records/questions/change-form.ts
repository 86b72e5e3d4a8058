// Switches a form's values on or off and says what its fields mean: the operator's own choice.

import { and, eq } from 'drizzle-orm';
import type { SiteForm } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { forms } from '../schema/sites.ts';
import { toForm } from '../site-row.ts';

/** What is left out stays. Undefined when the site has no such form. */
export async function changeForm(
  records: Records,
  siteId: number,
  key: string,
  change: Partial<Pick<SiteForm, 'enabled' | 'mapping'>>,
): Promise<SiteForm | undefined> {
  const isForm = and(eq(forms.siteId, siteId), eq(forms.key, key));
  if (Object.keys(change).length > 0) await records.db.update(forms).set(change).where(isForm);
  const [row] = await records.db.select().from(forms).where(isForm).limit(1);
  return row ? toForm(row) : undefined;
}
