// Sends alerts to other programs as Standard Webhooks: the same id with each try, a time and a signature of each try's own, and the
// old secret beside the new one while the other side changes it.

import { signStandard } from '#intelligence/alerts/sign-standard.ts';
import { webhookTriesMax, webhookWaitMs } from '#intelligence/alerts/webhook-schedule.ts';
import { writeWebhook } from '#intelligence/alerts/write-webhook.ts';
import type { ChannelRow } from '#stores/records/alerts/read-delivery.ts';
import type { AlertParts } from './alert-parts.ts';
import type { SendAlert } from './deliver-alert.ts';
import { postMessage } from './post-message.ts';
import { readSendFault } from './read-send-fault.ts';

/** The waits are those of the schedule; the outbox adds up to a tenth, so that not all come back together. */
export const webhookPace = { attemptsMax: webhookTriesMax, firstWaitMs: 0, longestWaitMs: 0 };

export function createSendWebhook(parts: AlertParts): SendAlert {
  const { keys, settings } = parts;
  const { allowedHosts, timeoutMs } = settings;
  return async (sheet, { channel }, { attempts, nowMs, signal }) => {
    const id = `msg_${keys.mark(sheet.messageId)}_${sheet.messageId}`;
    const body = JSON.stringify(writeWebhook(sheet));
    const secrets = secretsOf(parts, channel, nowMs);
    const headers = signStandard({ id, nowMs, body, secrets });
    const url = keys.open(channel.sealedAddress);
    try {
      const status = await postMessage({ url, body, headers, allowedHosts, timeoutMs, signal, nowMs });
      return { outcome: 'sent', status };
    } catch (error) {
      const waitMs = webhookWaitMs(attempts);
      return readSendFault(error, { goneStatuses: [410], refusalsAreFinal: false, waitMs });
    }
  };
}

/** The newest first. */
function secretsOf({ keys }: AlertParts, channel: ChannelRow, nowMs: number): string[] {
  const { sealedSecret, sealedOldSecret, oldSecretUntil } = channel;
  const isOldUsed = sealedOldSecret !== '' && oldSecretUntil !== null && oldSecretUntil.getTime() > nowMs;
  return [keys.open(sealedSecret), ...(isOldUsed ? [keys.open(sealedOldSecret)] : [])];
}
