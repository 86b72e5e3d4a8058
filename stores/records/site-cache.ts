// Every site in memory, so that collector and processor look one up without waiting. Read again every two seconds;
// when PostgreSQL is away, the last state known goes on.

import type { Logger } from 'pino';
import type { Site } from '#contract/site.ts';
import { failureReason } from './failure-reason.ts';
import type { Records } from './open-records.ts';
import { listSites } from './questions/list-sites.ts';

/** Answers one object per site as long as its settings stay; when and where its forms were last seen may be older. */
export interface SiteCache {
  byKey(publicKey: string): Site | undefined;
  /** By the SHA-256 of the secret key, hex. */
  bySecret(secretKeyHash: string): Site | undefined;
  byId(id: number): Site | undefined;
  all(): readonly Site[];
  /** Reads the sites now; rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const refreshEveryMs = 2_000;

export async function openSiteCache(records: Records, log: Pick<Logger, 'warn'>): Promise<SiteCache> {
  let sites: readonly Site[] = [];
  let byKey = new Map<string, Site>();
  let bySecret = new Map<string, Site>();
  let byId = new Map<number, Site>();
  const refresh = async () => {
    sites = (await listSites(records)).map((site) => keepSame(byId.get(site.id), site));
    byKey = new Map(sites.map((site) => [site.publicKey, site]));
    bySecret = new Map(sites.map((site) => [site.secretKeyHash, site]));
    byId = new Map(sites.map((site) => [site.id, site]));
  };
  await refresh();
  const stop = repeat(refresh, log);
  return {
    byKey: (publicKey) => byKey.get(publicKey),
    bySecret: (secretKeyHash) => bySecret.get(secretKeyHash),
    byId: (id) => byId.get(id),
    all: () => sites,
    refresh,
    close: stop,
  };
}

/** The former object when nothing changed: collector and steps remember what they worked out by the object itself. */
function keepSame(former: Site | undefined, now: Site): Site {
  return former && describe(former) === describe(now) ? former : now;
}

/** Without when and where a form was last seen, which every visit changes and neither collector nor steps read. */
function describe(site: Site): string {
  const forms = site.forms
    .map((form) => ({ ...form, page: '', lastSeenAtMs: 0 }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return JSON.stringify({ ...site, forms });
}

/** Runs `refresh` again and again, never twice at once; says once that it fails and once that it works again. */
function repeat(refresh: () => Promise<void>, log: Pick<Logger, 'warn'>): () => Promise<void> {
  let failing = false;
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= refresh()
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing)
          log.warn({ reason: failureReason(error) }, 'sites cannot be read again; the last state goes on');
        failing = true;
      })
      .finally(() => {
        running = undefined;
      });
  }, refreshEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
