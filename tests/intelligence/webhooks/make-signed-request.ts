// Signs a request to delete as Meta does.

import { createHmac } from 'node:crypto';

export function makeSignedRequest(secret: string, payload: object): string {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${createHmac('sha256', secret).update(text).digest('base64url')}.${text}`;
}

export function formOf(signedRequest: string): string {
  return new URLSearchParams({ signed_request: signedRequest }).toString();
}
