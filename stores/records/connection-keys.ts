// What seals the secrets of connections and what they delivered, and what marks our own samples; all from the master key.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** Header of a sample that the dashboard sends through the intake; without its mark it means nothing. */
export const testHeader = 'x-fiuto-test';

export interface ConnectionKeys {
  /** 32 bytes each. */
  readonly secrets: Buffer;
  readonly deliveries: Buffer;
  /** Hash of a thing that a delivery is about, such as a lead: the table must not list people's ids. */
  hashThing(connectionId: number, thing: string): string;
  /** Marks a sample that the dashboard sends, so that it becomes no event. */
  markTest(connectionId: number, body: Buffer): string;
  isTestMark(connectionId: number, body: Buffer, mark: string): boolean;
}

/** `secret`: the master key in hexadecimal digits. */
export function openConnectionKeys(secret: string): ConnectionKeys {
  const deliveries = deriveKey(secret, 'webhook deliveries');
  const tests = deriveKey(secret, 'webhook tests');
  const markTest = (connectionId: number, body: Buffer) =>
    createHmac('sha256', tests).update(`${connectionId} `).update(body).digest('hex');
  return {
    secrets: deriveKey(secret, 'connection secrets'),
    deliveries,
    hashThing: (connectionId, thing) =>
      createHmac('sha256', deliveries).update(`${connectionId} ${thing}`).digest('hex').slice(0, 32),
    markTest,
    isTestMark: (connectionId, body, mark) => {
      if (!/^[0-9a-f]{64}$/.test(mark)) return false;
      return timingSafeEqual(Buffer.from(markTest(connectionId, body)), Buffer.from(mark));
    },
  };
}

/** 192 bits, as text for an address. */
export function makeConnectionToken(): string {
  return randomBytes(24).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
