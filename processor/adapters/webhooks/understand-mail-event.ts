// What all mailing services tell in words of their own: delivered, opened, clicked, bounced. The words are the providers'; what
// stands here says what each kind means about people.

import type { EngagementKind, WireEngagement } from '#contract/engagement.ts';
import { makeEngagement } from './make-engagement.ts';

export interface MailEvent {
  provider: string;
  kind: EngagementKind;
  /** The provider's own word. */
  word: string;
  at: number;
  email: string;
  /** Of a click. */
  link?: string;
  /** Name of the campaign or subject of the mail. */
  title?: string;
  providerId: string;
  /** The provider's flag that a machine did it, as a code; '' without one. */
  machineFlag?: string;
  /** Of a bounce that the address takes no mail for good, where the word alone does not say it. */
  isHard?: boolean;
}

/** Done by mail servers, not by whoever has the mailbox. */
const byServers: ReadonlySet<EngagementKind> = new Set(['email_delivered', 'email_bounce']);
/** Scanners open, click and unsubscribe as well; a click counts once our own page was seen after it. */
const alsoByScanners: ReadonlySet<EngagementKind> = new Set([
  'email_open',
  'email_click',
  'email_unsubscribe',
  'other',
]);

export function understandMailEvent(event: MailEvent): WireEngagement {
  const { provider, kind, word, at, email, link, title, providerId, machineFlag } = event;
  return makeEngagement({
    ...{ provider, kind, word, at, email, providerId },
    ...(link === undefined ? {} : { target: link }),
    ...(title === undefined ? {} : { title }),
    ...judge(kind, machineFlag ?? '', event.isHard === true),
  });
}

function judge(
  kind: EngagementKind,
  flag: string,
  isHard: boolean,
): Pick<WireEngagement, 'human'> & { reasons: string[] } {
  if (flag !== '') return { human: 'machine', reasons: [flag] };
  if (byServers.has(kind))
    return { human: 'machine', reasons: ['mail_server', ...(isHard ? ['hard_bounce'] : [])] };
  return alsoByScanners.has(kind)
    ? { human: 'unsure', reasons: ['scanners_do_it'] }
    : { human: 'human', reasons: [] };
}
