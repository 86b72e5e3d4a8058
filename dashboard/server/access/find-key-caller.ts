// Who calls with an API key: its owner, with the rights that they have now, narrowed by the scopes of the key. Such a request
// brings no cookies, so that no page of another site can send it.

import { createHmac } from 'node:crypto';
import { languageSchema, roleSchema } from '#contract/access-schema.ts';
import { apiKeyPattern, findApiKey } from '#stores/records/access/keep-api-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countTry, type TryLimit } from '#stores/records/questions/access-count-try.ts';
import { listStoodInFor } from '#stores/records/teams/stand-ins.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';

const minuteMs = 60_000;
/** Wrong keys of one address. */
const wrongPerAddress: TryLimit = { triesMax: 100, windowMs: 15 * minuteMs };
const usualPerMinuteMax = 600;

export interface KeyParts {
  records: Records;
  /** The installation's master key. */
  secret: string;
  /** Requests of one key in a minute; 600 when absent. */
  perMinuteMax?: number | undefined;
}

/** What a request brings as its key, whatever it looks like. Undefined where there is none; a proxy's own password is none. */
export function readBearer(authorization: string | null | undefined): string | undefined {
  return authorization ? /^Bearer\b(.*)$/i.exec(authorization)?.[1]?.trim() : undefined;
}

/** Throws Refusal `key_not_valid` or `too_many_requests`. */
export async function findKeyCaller(
  { records, secret, perMinuteMax = usualPerMinuteMax }: KeyParts,
  token: string,
  clientAddress: string,
): Promise<Caller> {
  const keyOf = (...parts: string[]) =>
    createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
  const isWhole = apiKeyPattern.test(token);
  const away = () => {
    throw new Refusal('records_away', { retryAfterSeconds: 5 });
  };
  const found = isWhole ? await findApiKey(records, token, new Date()).catch(away) : undefined;
  const role = roleSchema.safeParse(found?.user.role);
  if (found === undefined || !role.success) {
    await count(records, keyOf('api key', clientAddress), wrongPerAddress);
    throw new Refusal('key_not_valid');
  }
  const { key, user } = found;
  await count(records, keyOf('api requests', String(key.id)), { triesMax: perMinuteMax, windowMs: minuteMs });
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: role.data,
    language: languageSchema.catch('en').parse(user.language),
    twoFactorEnabled: user.twoFactorEnabled,
    standsInFor: await listStoodInFor(records, user.id, Date.now()).catch(away),
    key: { id: key.id, name: key.name, scopes: key.scopes },
  };
}

async function count(records: Records, key: string, limit: TryLimit): Promise<void> {
  const { allowed, retryAfterMs } = await countTry(records, key, limit);
  if (!allowed) throw new Refusal('too_many_requests', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
}
