// Sends alerts to browsers through their push services, sealed for the browser (RFC 8030, 8291, 8292).

import { createECDH, randomBytes } from 'node:crypto';
import { writePush } from '#intelligence/alerts/write-push.ts';
import { encryptPush } from '#intelligence/push/encrypt-push.ts';
import { signVapid } from '#intelligence/push/sign-vapid.ts';
import { openSubscription } from '#stores/records/alerts/keep-push.ts';
import { openPushKeys } from '#stores/records/alerts/push-keys.ts';
import type { AlertParts } from './alert-parts.ts';
import type { SendAlert } from './deliver-alert.ts';
import { postMessage } from './post-message.ts';
import { readSendFault } from './read-send-fault.ts';

const minuteMs = 60_000;
/** About a day, as chats. */
export const pushPace = { attemptsMax: 12, firstWaitMs: 10_000, longestWaitMs: 240 * minuteMs };
/** A browser that is closed gets it within so long, or not at all. */
const keptSeconds = 86_400;
const saltBytes = 16;

export function createSendPush({ records, keys, settings }: AlertParts): SendAlert {
  const { allowedHosts, timeoutMs, dashboardUrl, mailDomain } = settings;
  const contact = dashboardUrl.startsWith('https:') ? dashboardUrl : `mailto:fiuto@${mailDomain}`;
  return async (sheet, { channel }, { signal, nowMs }) => {
    const { endpoint, p256dh, auth } = openSubscription(keys, channel.sealedAddress);
    const vapid = await openPushKeys(records, keys);
    const own = createECDH('prime256v1');
    own.generateKeys();
    const body = encryptPush(
      Buffer.from(JSON.stringify(writePush(sheet, channel.language))),
      { publicKey: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') },
      { salt: randomBytes(saltBytes), privateKey: own.getPrivateKey() },
    );
    const headers = {
      ...{ 'content-type': 'application/octet-stream', 'content-encoding': 'aes128gcm' },
      ...{ ttl: String(keptSeconds), urgency: sheet.what === 'signal' ? 'high' : 'normal' },
      // The same message again takes its own place while the browser is away.
      topic: keys.mark(sheet.messageId),
      authorization: signVapid(vapid, { endpoint, contact, nowMs }),
    };
    try {
      const status = await postMessage({
        url: endpoint,
        body,
        headers,
        allowedHosts,
        timeoutMs,
        signal,
        nowMs,
      });
      return { outcome: 'sent', status };
    } catch (error) {
      return readSendFault(error, { goneStatuses: [404, 410], refusalsAreFinal: true });
    }
  };
}
