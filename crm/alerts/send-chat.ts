// Sends alerts to rooms of Slack and Microsoft Teams through the address that each of them gives for it.

import type { AlertSheet } from '#intelligence/alerts/alert-sheet.ts';
import type { AlertLanguage } from '#intelligence/alerts/alert-words.ts';
import { writeSlack } from '#intelligence/alerts/write-slack.ts';
import { writeTeams } from '#intelligence/alerts/write-teams.ts';
import type { AlertParts } from './alert-parts.ts';
import type { SendAlert } from './deliver-alert.ts';
import { postMessage } from './post-message.ts';
import { readSendFault } from './read-send-fault.ts';

const minuteMs = 60_000;

/** About a day; what is older than that is no news. */
export const chatPace = { attemptsMax: 12, firstWaitMs: 10_000, longestWaitMs: 240 * minuteMs };

interface ChatKind {
  write(sheet: AlertSheet, language: AlertLanguage): unknown;
  /** Slack: the room is archived, or the webhook was taken back. Teams: the flow is gone. */
  goneStatuses: readonly number[];
}

export const chatKinds = {
  slack: { write: writeSlack, goneStatuses: [404, 410] },
  teams: { write: writeTeams, goneStatuses: [404, 410] },
} as const satisfies Record<string, ChatKind>;

export function createSendChat(
  { keys, settings: { allowedHosts, timeoutMs } }: AlertParts,
  { write, goneStatuses }: ChatKind,
): SendAlert {
  return async (sheet, { channel }, { signal, nowMs }) => {
    const body = JSON.stringify(write(sheet, channel.language));
    const url = keys.open(channel.sealedAddress);
    try {
      const status = await postMessage({ url, body, allowedHosts, timeoutMs, signal, nowMs });
      return { outcome: 'sent', status };
    } catch (error) {
      return readSendFault(error, { goneStatuses, refusalsAreFinal: true });
    }
  };
}
