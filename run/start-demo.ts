// `npm start -- --demo`: a small tracked site beside the product, and a history of 90 days for it, sent once through
// the collector.

import { setTimeout as wait } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import { z } from 'zod';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';
import { rotateSiteSecret } from '#stores/records/questions/update-site.ts';
import { makeDemoCompanies } from './demo/make-companies.ts';
import { sendDemoHistory } from './demo/send-history.ts';
import { type DemoSite, serveDemoSite } from './demo/serve-demo-site.ts';
import { formatDuration } from './format-duration.ts';
import type { Product } from './start-product.ts';

const demoSchema = z.object({ siteId: z.number().int(), hasHistory: z.boolean() });
const demoName = 'Demo';
/** Tried first, so that the address is the same each time. */
const demoPort = 4400;
const keyKnownWithinMs = 10_000;

export interface Demo {
  close(): Promise<void>;
}

/** Resolves when the history is in; `output` gets a progress bar and the site's address. */
export async function startDemo(product: Product, output: NodeJS.WriteStream): Promise<Demo> {
  const { records, sites } = product.stores;
  const kept = await readSetting(records, 'demo', demoSchema);
  const siteId = sites.byId(kept?.siteId ?? 0)?.id ?? (await createSite(records, { name: demoName })).site.id;
  // The key of an earlier start is not kept anywhere; a new one costs nothing.
  const secretKey = await rotateSiteSecret(records, siteId);
  await sites.refresh();
  const site = sites.byId(siteId);
  if (!site || secretKey === undefined)
    throw new Error('The demo site has been removed while it was being set up.');
  const { collectorUrl, scriptPath } = product.welcome;
  const served = await serve({ collectorUrl, siteKey: site.publicKey, scriptPath });
  output.write(`  Demo site            ${served.url}\n\n`);
  if (kept?.siteId === siteId && kept.hasHistory) return served;
  await keepSetting(records, 'demo', { siteId, hasHistory: false });
  await makeDemoCompanies(records);
  await untilKeyIsKnown(product.listeningUrl, secretKey);
  await sendHistory(product.listeningUrl, site.publicKey, secretKey, served.url, output);
  await keepSetting(records, 'demo', { siteId, hasHistory: true });
  return served;
}

async function serve(options: Omit<Parameters<typeof serveDemoSite>[0], 'port'>): Promise<DemoSite> {
  try {
    return await serveDemoSite({ ...options, port: demoPort });
  } catch {
    return serveDemoSite({ ...options, port: 0 });
  }
}

/** The collector's thread learns of a new key within two seconds: an empty request is refused for its key until then. */
async function untilKeyIsKnown(collectorUrl: string, secretKey: string): Promise<void> {
  const deadline = Date.now() + keyKnownWithinMs;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secretKey}` };
  while (Date.now() < deadline) {
    const answer = await fetch(`${collectorUrl}/v1/batch`, { method: 'POST', headers, body: '{}' });
    await answer.arrayBuffer();
    if (answer.status !== 401) return;
    await wait(100);
  }
}

async function sendHistory(
  collectorUrl: string,
  siteKey: string,
  secretKey: string,
  siteUrl: string,
  output: NodeJS.WriteStream,
): Promise<void> {
  const bar = new SingleBar(
    {
      format: '  History of 90 days   {bar} {percentage}% of {total} visits, {eta_formatted} left',
      formatTime: formatDuration,
      stream: output,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      hideCursor: true,
    },
    Presets.rect,
  );
  let hasBegun = false;
  const onProgress = (sent: number, total: number) => {
    if (!hasBegun) bar.start(total, sent);
    hasBegun = true;
    bar.update(sent);
  };
  try {
    const { visits, events } = await sendDemoHistory({
      collectorUrl,
      siteKey,
      secretKey,
      siteUrl,
      onProgress,
    });
    bar.stop();
    output.write(
      `  ${events.toLocaleString('en-GB')} events of ${visits.toLocaleString('en-GB')} visits sent.\n\n`,
    );
  } finally {
    bar.stop();
  }
}
