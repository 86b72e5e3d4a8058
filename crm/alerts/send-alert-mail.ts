// Sends alerts by mail. A mail has the same name with each try, so that a copy is known as one, and says how to have no more of
// them with one tap (RFC 8058).

import { writeAlertMail } from '#intelligence/alerts/write-alert-mail.ts';
import { isLastingRefusal, wasAnswered } from '#outgoing/open-mailer.ts';
import { makeUnsubscribeToken } from '#stores/records/alerts/act-token.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { redact } from '../http/redact.ts';
import type { AlertParts } from './alert-parts.ts';
import type { SendAlert } from './deliver-alert.ts';

const minuteMs = 60_000;

/** About a day; what is older than that is no news. */
export const mailPace = { attemptsMax: 12, firstWaitMs: minuteMs / 2, longestWaitMs: 240 * minuteMs };
/** While the mail server is away, its mails wait together. */
const awayMs = minuteMs;

export function createSendAlertMail({ keys, settings }: AlertParts): SendAlert {
  const { sendMail, mailDomain, dashboardUrl } = settings;
  return async (sheet, { channel, userEmail }, { nowMs }) => {
    const to = channel.sealedAddress === '' ? userEmail : keys.open(channel.sealedAddress);
    if (sendMail === undefined) return refused('no_mail_server', '');
    if (to === '') return refused('no_address', '');
    const url = `${dashboardUrl}/a/${makeUnsubscribeToken(keys.acts, channel.id, nowMs)}`;
    const { subject, text, html } = writeAlertMail(sheet, channel.language, url);
    try {
      await sendMail({
        ...{ to, subject, text, html },
        messageId: `${keys.mark(sheet.messageId)}.${sheet.messageId}@${mailDomain}`,
        headers: { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      });
      return { outcome: 'sent', status: 250 };
    } catch (error) {
      const detail = redact(failureReason(error), [to]);
      if (isLastingRefusal(error)) return refused('refused', detail);
      const restMs = wasAnswered(error) ? undefined : awayMs;
      return { outcome: 'again', status: 0, reason: 'unavailable', detail, restMs };
    }
  };
}

function refused(reason: string, detail: string) {
  return { outcome: 'never' as const, status: 0, reason, detail };
}
