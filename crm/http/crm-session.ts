// The one way in which connectors speak to a CRM: in its pace, with credentials that are renewed once when they have run out, with reads
// tried again, and with every refusal told in the same words.

import { randomInt } from 'node:crypto';
import { setTimeout as waitFor } from 'node:timers/promises';
import { askJson, type HttpMethod, type JsonAnswer } from './ask-json.ts';
import { CrmError, type CrmFault, faultOfHttp, inDoubt, isUnknown } from './crm-fault.ts';
import { HttpFault } from './http-fault.ts';
import {
  type BucketClock,
  createPaceBucket,
  type LearntPace,
  type Pace,
  type PaceBucket,
} from './pace-bucket.ts';

export interface CrmCall {
  /** Begins with `/`; what is absolute must be of the same origin. */
  readonly path: string;
  readonly method?: HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** The same call twice has the effect of one: it may be sent again at once. A GET always is. */
  readonly isRepeatable?: boolean;
  /** In what the CRM counts; 1 when absent. */
  readonly cost?: number;
  /** Counted apart from the others. */
  readonly isSearch?: boolean;
}

/** What is left of a day's calls, and how long until it is filled again, in milliseconds. */
interface DayBudget {
  readonly remaining: number;
  readonly resetMs: number;
}

/** How one CRM speaks: what it wants with each call, and what its refusals mean. */
export interface CrmDialect {
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly pace: Pace;
  readonly searchPace?: Pace;
  /** Headers that identify us. Rejects with CrmError when nothing can be had. */
  authorize(raw: RawAsk): Promise<Readonly<Record<string, string>>>;
  /** Forgets what `authorize` had got, so that it gets another; false where there is only the one. */
  renew(): boolean;
  /** Whatever nobody may read in an error. */
  secrets(): readonly string[];
  /** The CRM's own words, before what HTTP says. */
  explain(fault: HttpFault, nowMs: number): CrmFault | undefined;
  /** An error in an answer that HTTP calls good; its text is redacted. */
  findError?(json: unknown): { readonly fault: CrmFault; readonly detail: string } | undefined;
  readPace?(headers: JsonAnswer['headers']): LearntPace;
  readBudget?(headers: JsonAnswer['headers'], nowMs: number): DayBudget | undefined;
}

/** Without credentials, pace and renewal: for a dialect that must ask for a session first. */
export type RawAsk = (call: CrmCall) => Promise<JsonAnswer>;

export interface CrmSession {
  /** Rejects with CrmError. */
  ask(call: CrmCall): Promise<JsonAnswer>;
}

export interface SessionSettings {
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
  readonly allowedHosts: readonly string[];
  readonly signal?: AbortSignal;
  /** By which it paces and waits; the real one when absent. */
  readonly clock?: BucketClock;
}

const bytesMax = 20 * 1024 * 1024;
/** Of one call that may be repeated. */
const triesMax = 3;
/** A longer wait than this is the outbox's: it keeps no worker busy. */
const shortWaitMs = 5_000;
/** So much of a day's calls is left to the people and programs that share them. */
const budgetKept = 50;

export function openCrmSession(dialect: CrmDialect, settings: SessionSettings): CrmSession {
  const { clock = realClock } = settings;
  const calls = createPaceBucket(dialect.pace, clock);
  const searches = dialect.searchPace === undefined ? undefined : createPaceBucket(dialect.searchPace, clock);
  const parts = { dialect, settings, calls, searches };
  let spentUntil = 0;
  return {
    ask: async (call) => {
      if (clock.now() < spentUntil) throw spent(spentUntil - clock.now());
      const answer = await askPatiently(parts, call, clock);
      const budget = dialect.readBudget?.(answer.headers, Date.now());
      if (budget !== undefined && budget.remaining <= budgetKept) spentUntil = clock.now() + budget.resetMs;
      return answer;
    },
  };
}

interface SessionParts {
  readonly dialect: CrmDialect;
  readonly settings: SessionSettings;
  readonly calls: PaceBucket;
  readonly searches: PaceBucket | undefined;
}

/** The last calls of the day are not ours to take: everything waits until it is filled again. */
function spent(waitMs: number): CrmError {
  return new CrmError({ kind: 'limit', reason: 'daily_limit', waitMs }, 'the calls of the day are used up');
}

async function askPatiently(parts: SessionParts, call: CrmCall, clock: BucketClock): Promise<JsonAnswer> {
  let isRenewed = false;
  let hasArrivedPerhaps = false;
  const isRead = (call.method ?? 'GET') === 'GET';
  for (let tries = 1; ; tries += 1) {
    try {
      return await askOnce(parts, call);
    } catch (caught) {
      if (!(caught instanceof CrmError)) throw caught;
      // What the second try of a write is told says nothing of the first.
      const error: CrmError = hasArrivedPerhaps && caught.fault.kind !== 'gone' ? inDoubt(caught) : caught;
      hasArrivedPerhaps = error.isOutcomeUnknown && !isRead;
      const { fault } = error;
      if (
        fault.kind === 'mend' &&
        fault.reason === 'credentials_refused' &&
        !isRenewed &&
        parts.dialect.renew()
      ) {
        isRenewed = true;
        continue;
      }
      const waitMs = againMs(caught, call, tries);
      if (waitMs === undefined) throw error;
      await clock.wait(waitMs, parts.settings.signal);
    }
  }
}

/** How long to wait before the same call; undefined when it is not to be made again now. */
function againMs({ fault, isOutcomeUnknown }: CrmError, call: CrmCall, tries: number): number | undefined {
  if (tries >= triesMax || fault.kind === 'mend' || fault.kind === 'never' || fault.kind === 'gone')
    return undefined;
  if (fault.kind === 'limit' && fault.reason === 'daily_limit') return undefined;
  const isRepeatable = call.isRepeatable ?? (call.method ?? 'GET') === 'GET';
  if (isOutcomeUnknown && !isRepeatable) return undefined;
  const askedMs = fault.waitMs ?? 0;
  if (askedMs > shortWaitMs) return undefined;
  const full = 250 * 2 ** tries;
  return Math.max(askedMs, full / 2) + randomInt(full / 2 + 1);
}

async function askOnce(
  { dialect, settings, calls, searches }: SessionParts,
  call: CrmCall,
): Promise<JsonAnswer> {
  const raw: RawAsk = (one) => askRaw(dialect, settings, one, {});
  const credentials = await dialect.authorize(raw);
  if (call.isSearch === true) await searches?.take(1, settings.signal);
  await calls.take(call.cost ?? 1, settings.signal);
  const answer = await askRaw(dialect, settings, call, credentials);
  const told = dialect.readPace?.(answer.headers);
  if (told !== undefined) calls.learn(told);
  return answer;
}

async function askRaw(
  dialect: CrmDialect,
  { timeoutMs, allowedHosts, signal }: SessionSettings,
  call: CrmCall,
  credentials: Readonly<Record<string, string>>,
): Promise<JsonAnswer> {
  const { path, method, body, form } = call;
  const nowMs = Date.now();
  const url = new URL(path, `${dialect.baseUrl}/`);
  // The credentials are the CRM's: a link in its answer leads to no other host with them.
  if (url.origin !== new URL(dialect.baseUrl).origin)
    throw new CrmError({ kind: 'mend', reason: 'host_refused' }, 'it leads to another host');
  const isAppended = path.startsWith('/') && !path.startsWith('//');
  try {
    const answer = await askJson({
      url: isAppended ? `${dialect.baseUrl}${path}` : url.href,
      headers: { ...credentials, ...call.headers },
      secrets: dialect.secrets(),
      ...{ timeoutMs, bytesMax, allowedHosts, nowMs },
      ...(method ? { method } : {}),
      ...(body === undefined ? {} : { body }),
      ...(form ? { form } : {}),
      ...(signal ? { signal } : {}),
    });
    const error = dialect.findError?.(answer.json);
    if (error !== undefined) throw new CrmError(error.fault, error.detail, { json: answer.json });
    return answer;
  } catch (error) {
    if (!(error instanceof HttpFault)) throw error;
    const fault = dialect.explain(error, nowMs) ?? faultOfHttp(error);
    throw new CrmError(fault, error.detail, { isOutcomeUnknown: isUnknown(error), json: error.json });
  }
}

const realClock: BucketClock = {
  now: () => performance.now(),
  wait: async (ms, signal) => {
    await waitFor(ms, undefined, signal ? { signal } : {});
  },
};
