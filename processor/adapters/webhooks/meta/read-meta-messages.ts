// Messages of Messenger, Instagram and WhatsApp; ours, and receipts, are no engagement. What one person writes to one account is a
// chat. Sources: developers.facebook.com/docs/messenger-platform/webhooks, developers.facebook.com/docs/whatsapp/cloud-api/webhooks.

import { chatSilenceMs } from '../chat-silence.ts';
import { type EngagementFacts, makeEngagement } from '../make-engagement.ts';
import { firstText, type Loose, listOf, objectOf, stampOf, textOf, timeOf } from '../read-loose.ts';
import type { MetaChange, MetaFinding } from './meta-change.ts';
import { readAttachments, readWhatsappFile } from './read-enclosed.ts';
import { readWhatsappWords } from './read-whatsapp-words.ts';

/** `entry`: one of the list `messaging`. `sentAt`: for a message without a time of its own, milliseconds since 1970. */
export function readMetaMessage(object: string, entry: Loose, sentAt: number): MetaFinding[] {
  const message = objectOf(entry['message']);
  const postback = objectOf(entry['postback']);
  const referral = firstReferral(message, postback, entry);
  const says = [entry['message'], entry['postback'], entry['referral']].some((part) => part !== undefined);
  if (!says || message['is_echo'] === true) return [];
  const sender = textOf(objectOf(entry['sender'])['id']);
  const stated = stampOf(entry['timestamp']);
  const at = stated ?? sentAt;
  const thing = firstText(message['mid'], postback['mid']);
  if (message['is_deleted'] === true) return [takenBack(thing, at)];
  const network = object === 'instagram' ? 'instagram' : 'messenger';
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'message', human: 'human', at },
    word:
      entry['message'] === undefined
        ? entry['postback'] === undefined
          ? 'referral'
          : 'postback'
        : 'message',
    social: { network, id: sender },
    target: firstText(referral['ref'], referral['ad_id'], objectOf(entry['recipient'])['id']),
    text: firstText(message['text'], postback['title']),
    enclosed: readAttachments(message),
    ...inChat(network, textOf(objectOf(entry['recipient'])['id']), sender),
    providerId: thing || `message ${sender} ${at}`,
  });
  return [{ engagement, thing, isUndated: stated === undefined && thing !== '' }];
}

/** Of nobody known, each message stands alone. */
function inChat(network: string, account: string, sender: string): Pick<EngagementFacts, 'conversation'> {
  if (sender === '') return {};
  return { conversation: { id: `${network} ${account} ${sender}`, silenceMs: chatSilenceMs } };
}

function firstReferral(...parts: readonly Loose[]): Loose {
  for (const part of parts) if (part['referral'] !== undefined) return objectOf(part['referral']);
  return {};
}

/** Messages that stand among the changes: WhatsApp's as a list, Instagram's as one. */
export function readChangedMessages(change: MetaChange): MetaFinding[] {
  const { object, value, sentAt } = change;
  return value['sender'] === undefined ? readWhatsapp(change) : readMetaMessage(object, value, sentAt);
}

function readWhatsapp({ value, sentAt }: MetaChange): MetaFinding[] {
  const account = textOf(objectOf(value['metadata'])['phone_number_id']);
  const names = new Map(
    listOf(value['contacts'])
      .map(objectOf)
      .map((contact) => [textOf(contact['wa_id']), textOf(objectOf(contact['profile'])['name'])]),
  );
  return listOf(value['messages'])
    .map(objectOf)
    .map((message) => readOne(message, names, account, sentAt));
}

/** Of the message, no more than that it is gone. */
function takenBack(thing: string, at: number): MetaFinding {
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'other', word: 'message_deleted', human: 'human', at, target: thing },
    providerId: `${thing} deleted`,
  });
  return { engagement, thing, isGone: true };
}

function readOne(
  message: Loose,
  names: ReadonlyMap<string, string>,
  account: string,
  sentAt: number,
): MetaFinding {
  const from = textOf(message['from']);
  const at = timeOf(message['timestamp'], 'seconds') ?? sentAt;
  const takenBackId = textOf(objectOf(message['revoke'])['original_message_id']);
  if (takenBackId !== '') return takenBack(takenBackId, at);
  const thing = textOf(message['id']);
  const referral = objectOf(message['referral']);
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'message', human: 'human', word: `whatsapp_${textOf(message['type'])}` },
    at,
    // WhatsApp writes numbers internationally, without the plus.
    phone: /^\d{7,15}$/.test(from) ? `+${from}` : '',
    profile: { name: names.get(from) ?? '' },
    target: textOf(referral['source_url']),
    title: textOf(referral['headline']),
    text: readWhatsappWords(message),
    enclosed: readWhatsappFile(message),
    ...inChat('whatsapp', account, from),
    providerId: thing,
  });
  return { engagement, thing };
}
