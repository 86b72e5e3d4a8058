// From the page view that makes a company warm until a program has the signed webhook and the CRM has the company, while 200 other
// events arrive in a second. The CRM is the stub of the tests, the rest is the whole product.

import { setTimeout as wait } from 'node:timers/promises';
import { defaultCrmSettings } from '#contract/crm.ts';
import { createSeededRandom } from '#run/demo/seeded-random.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';
import { runProduct } from '#tests/support/run-product.ts';
import type { Bench } from './bench-result.ts';
import { warmGoals } from './goals.ts';
import { makeBenchDirectory } from './product.ts';
import { type AskBench, signInToBench } from './sign-in.ts';
import { openWarmWebhook, type WarmWebhook } from './warm/open-webhook.ts';
import { sendView } from './warm/send-view.ts';

const quickCompanies = 20;
const companiesEveryMs = 1_000;
const patienceMs = 30_000;
/** A network that was typed in is looked for every two seconds; who comes before is put to the company later, as history. */
const knownWithinMs = 5_000;

/** When something happened to a company, milliseconds of `performance.now()`. */
interface Trial {
  name: string;
  network: number;
  warmAtMs: number;
  toldAtMs?: number | undefined;
  writtenAtMs?: number | undefined;
}

export const runWarmBench: Bench = async ({ quick }) => {
  const count = quick ? quickCompanies : warmGoals.companies;
  const directory = makeBenchDirectory();
  const stub = await startHubspotStub();
  const webhook = await openWarmWebhook();
  const product = await runProduct(directory.path, {
    FIUTO_REQUESTS_PER_MINUTE_MAX: '0',
    FIUTO_TRUSTED_PROXIES: '127.0.0.1/32',
    FIUTO_PRIVATE_HOSTS_ALLOWED: '127.0.0.1',
  });
  try {
    const ask = await signInToBench(product.dashboardUrl, product.setupToken ?? '');
    const trials = await setUp(ask, count, stub, webhook);
    await wait(knownWithinMs);
    const target = { collectorUrl: product.collectorUrl, siteKey: product.siteKey };
    const isOver = { value: false };
    const others = sendOthers(target, isOver);
    const watching = watch(trials, stub, webhook);
    await warmUp(target, trials);
    await watching;
    isOver.value = true;
    await others;
    return describe(trials, stub);
  } finally {
    await product.stop();
    await Promise.all([stub.close(), webhook.close()]);
    directory.remove();
  }
};

/** A company for each trial, with a network of its own; a channel for programs; a CRM that takes all that is warm. */
async function setUp(ask: AskBench, count: number, stub: CrmStub, webhook: WarmWebhook): Promise<Trial[]> {
  const channel = (await ask('/api/alerts/channels', {
    ...{ isOwn: false, kind: 'webhook', name: 'Bench', address: webhook.url, signals: [] },
    ...{ pace: 'at_once', language: 'en', names: false },
  })) as { secret: string };
  webhook.expect(channel.secret);
  const settings = { ...defaultCrmSettings, create: 'all', writesPerDay: 100_000 };
  const { provider, url: baseUrl, credentials } = stub;
  const crm = (await ask('/api/crms', {
    ...{ provider, name: 'Bench', baseUrl, credentials },
    settings: { ...settings, filter: { ...settings.filter, scoreMin: 40 } },
  })) as { id: number; run: { id: number } };
  await ask(`/api/crms/${crm.id}/writes?run=${crm.run.id}`);
  await ask(`/api/crms/${crm.id}/mode`, { mode: 'live' });
  const trials: Trial[] = [];
  for (let number = 0; number < count; number += 1) {
    const name = `Bench company ${number}`;
    const company = (await ask('/api/companies', { name })) as { id: number };
    await ask(`/api/companies/${company.id}/networks`, { range: `${networkOf(number)}.0/24` });
    trials.push({ name, network: number, warmAtMs: Number.POSITIVE_INFINITY });
  }
  return trials;
}

/** Ranges that nobody is told to use for anything else. */
function networkOf(number: number): string {
  return `81.${2 + Math.floor(number / 200)}.${number % 200}`;
}

interface Target {
  collectorUrl: string;
  siteKey: string;
}

/** Two people look at prices: with the second one's look the company is warm. */
async function warmUp(target: Target, trials: readonly Trial[]): Promise<void> {
  const startedMs = performance.now();
  for (const [place, trial] of trials.entries()) {
    await wait(Math.max(0, startedMs + place * companiesEveryMs - performance.now()));
    const address = (host: number) => `${networkOf(trial.network)}.${host}`;
    const [one, other] = [visitorOf(2 * place), visitorOf(2 * place + 1)];
    await sendView(target, { visitor: one, path: '/preventivo', address: address(10) });
    await sendView(target, { visitor: one, path: '/prezzi', address: address(10) });
    await wait(companiesEveryMs / 4);
    trial.warmAtMs = performance.now();
    await sendView(target, { visitor: other, path: '/preventivo', address: address(11) });
  }
}

const visitorOf = (number: number) => (0xa00000 + number).toString(16).padStart(16, 'c');

/** Until everything was told and written, or nobody believes in it any more. */
async function watch(trials: readonly Trial[], stub: CrmStub, webhook: WarmWebhook): Promise<void> {
  for (;;) {
    const there = new Set((await stub.list('company')).map(({ name }) => name));
    const nowMs = performance.now();
    for (const trial of trials) {
      trial.toldAtMs ??= webhook.toldAtMs(trial.name);
      if (there.has(trial.name)) trial.writtenAtMs ??= nowMs;
    }
    const open = trials.filter((trial) => trial.toldAtMs === undefined || trial.writtenAtMs === undefined);
    if (open.every(({ warmAtMs }) => nowMs - warmAtMs > patienceMs)) return;
    await wait(5);
  }
}

async function sendOthers(target: Target, isOver: { value: boolean }): Promise<void> {
  const random = createSeededRandom('fiuto bench warm');
  const answers: Promise<void>[] = [];
  const startedMs = performance.now();
  for (let number = 0; !isOver.value; number += 1) {
    const dueMs = startedMs + (number * 1_000) / warmGoals.eventsPerSecond - performance.now();
    if (dueMs > 1) await wait(dueMs);
    const visitor = Math.floor(random.next() * 2_000)
      .toString(16)
      .padStart(16, 'b');
    answers.push(sendView(target, { visitor, path: `/page-${number % 90}`, address: '198.51.100.7' }));
  }
  await Promise.all(answers);
}

function describe(trials: readonly Trial[], stub: CrmStub) {
  const told = trials.flatMap(({ warmAtMs, toldAtMs }) =>
    toldAtMs === undefined ? [] : [toldAtMs - warmAtMs],
  );
  const written = trials.flatMap(({ warmAtMs, writtenAtMs }) =>
    writtenAtMs === undefined ? [] : [writtenAtMs - warmAtMs],
  );
  const bothMs = trials.map(
    ({ warmAtMs, toldAtMs, writtenAtMs }) =>
      Math.max(toldAtMs ?? Number.MAX_SAFE_INTEGER, writtenAtMs ?? Number.MAX_SAFE_INTEGER) - warmAtMs,
  );
  const [p50Ms, p99Ms] = [quantile(bothMs, 0.5), quantile(bothMs, 0.99)];
  const neverSeen = trials.length * 2 - told.length - written.length;
  return {
    bench: 'warm',
    pass: neverSeen === 0 && p50Ms <= warmGoals.p50MsMax && p99Ms <= warmGoals.p99MsMax,
    ...{ companies: trials.length, eventsPerSecond: warmGoals.eventsPerSecond, p50Ms, p99Ms, neverSeen },
    ...{ webhookP50Ms: quantile(told, 0.5), webhookP99Ms: quantile(told, 0.99) },
    ...{ crmP50Ms: quantile(written, 0.5), crmP99Ms: quantile(written, 0.99), crmWrites: stub.writes() },
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}
