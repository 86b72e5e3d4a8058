// Meta's `signed_request`: how it says that a person asked for the deletion of their data. A form with one field, a signature and
// a payload in base64url with a dot between. Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback.

import type { WebhookRequest } from './webhook-request.ts';

export interface SignedRequest {
  /** Base64url, as it came. */
  readonly signature: string;
  /** As it came: these letters are what is signed. */
  readonly payload: string;
}

const charsMax = 4_096;

/** Undefined for a body that is none: an ordinary webhook of Meta's is JSON. */
export function readSignedRequest({
  headers,
  body,
}: Pick<WebhookRequest, 'headers' | 'body'>): SignedRequest | undefined {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return undefined;
  const [text, another] = new URLSearchParams(body.toString('utf8')).getAll('signed_request');
  if (text === undefined || another !== undefined || text.length > charsMax) return undefined;
  const [, signature, payload] = /^([^.]*)\.([^.]*)$/.exec(text) ?? [];
  return signature === undefined || payload === undefined ? undefined : { signature, payload };
}

export interface DeletionAsked {
  /** The person's id at the app. */
  readonly userId: string;
  /** Milliseconds since 1970; undefined when it does not say. */
  readonly issuedAtMs: number | undefined;
}

/** Undefined when it is not signed as we check it, or names nobody. Only after the signature was found to hold. */
export function readDeletion({ payload }: SignedRequest): DeletionAsked | undefined {
  if (!/^[\w-]+={0,2}$/.test(payload)) return undefined;
  const read = parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const { algorithm, user_id: id, issued_at: issued } = read;
  if (typeof algorithm !== 'string' || algorithm.toUpperCase() !== 'HMAC-SHA256') return undefined;
  const userId = typeof id === 'number' ? String(id) : id;
  if (typeof userId !== 'string' || !/^\d{1,30}$/.test(userId)) return undefined;
  return { userId, issuedAtMs: typeof issued === 'number' && issued > 0 ? issued * 1_000 : undefined };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
