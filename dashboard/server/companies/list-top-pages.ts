// The pages that visits saw most: whichever part of the visits is read from the table and which is cut.

import type { CompanyActivity } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { cutVisitPages, keptVisitPages } from '#stores/events/questions/visit-pages.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';

type TopPage = CompanyActivity['topPages'][number];

const pagesMax = 50;
/** Of one question; a company comes from a few networks, so that they are mixed in few ways. */
const mixesMax = 5_000;

/** `mixes`: of the visits, as `askVisitGroups` gives them; those that count most first. */
export async function listTopPages(
  events: EventReader,
  siteIds: readonly number[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  mixes: readonly string[],
): Promise<TopPage[]> {
  if (mixes.length === 0) return [];
  const edgeMs = cutFrom(Date.now(), 'without');
  const asked = mixes.slice(0, mixesMax);
  const ask = (question: typeof cutVisitPages, from: number, to: number) =>
    from < to
      ? events.ask(question, {
          ...{ siteIds: [...siteIds], bots: 'without' as const, mixes: asked },
          ...{ fromMs: from, toMs: to },
        })
      : Promise.resolve([]);
  const parts = await Promise.all([
    ask(cutVisitPages, Math.max(fromMs, edgeMs), toMs),
    ask(keptVisitPages, fromMs, Math.min(toMs, edgeMs)),
  ]);
  const pages = new Map<string, TopPage>();
  for (const { pageTitle, ...page } of parts.flat()) {
    const key = `${page.siteId} ${page.host} ${page.path}`;
    const known = pages.get(key);
    if (known === undefined) pages.set(key, { ...page, title: pageTitle });
    else known.views += page.views;
  }
  return [...pages.values()]
    .sort((one, other) => other.views - one.views || (one.path < other.path ? -1 : 1))
    .slice(0, pagesMax);
}
