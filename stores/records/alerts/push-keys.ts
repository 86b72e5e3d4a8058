// The keys by which push services know this installation: made when they are first needed, the private one sealed. Whoever loses
// them loses every subscription, since a browser takes messages of the key alone that it subscribed with.

import { createECDH } from 'node:crypto';
import { z } from 'zod';
import type { VapidKeys } from '#intelligence/push/sign-vapid.ts';
import type { Records } from '../open-records.ts';
import { keepSettingOnce, readSetting } from '../questions/keep-setting.ts';
import type { AlertKeys } from './alert-keys.ts';

const name = 'push_keys';
const schema = z.object({ publicKey: z.string(), sealedPrivateKey: z.string() });

/** Throws when they were sealed with another master key. */
export async function openPushKeys(
  records: Records,
  keys: Pick<AlertKeys, 'seal' | 'open'>,
): Promise<VapidKeys> {
  const kept = (await readSetting(records, name, schema)) ?? (await makeKeys(records, keys));
  return { publicKey: kept.publicKey, privateKey: keys.open(kept.sealedPrivateKey) };
}

/** Two that make them at once keep the same. */
function makeKeys(records: Records, keys: Pick<AlertKeys, 'seal'>) {
  const made = createECDH('prime256v1');
  const publicKey = made.generateKeys('base64url');
  // A leading zero is no digit to the library, and 32 bytes are wanted.
  const privateKey = Buffer.concat([Buffer.alloc(32), made.getPrivateKey()]).subarray(-32);
  const value = { publicKey, sealedPrivateKey: keys.seal(privateKey.toString('base64url')) };
  return keepSettingOnce(records, name, value, schema);
}
