// What comes with a message of Messenger, Instagram or WhatsApp: kinds of files alone. A sticker is an answer, not a file. Sources:
// developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages, /docs/whatsapp/cloud-api/webhooks/components.

import type { Enclosure } from '#contract/request-report.ts';
import { type Loose, listOf, objectOf, textOf } from '../read-loose.ts';

const attachmentKinds: Readonly<Record<string, Enclosure>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
  location: 'location',
};
const whatsappKinds: Readonly<Record<string, Enclosure>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'document',
  location: 'location',
  contacts: 'contact',
};

/** `message`: of the list `messaging`. */
export function readAttachments(message: Loose): Enclosure[] {
  return listOf(message['attachments'])
    .map(objectOf)
    .filter((one) => objectOf(one['payload'])['sticker_id'] === undefined)
    .flatMap((one) => find(attachmentKinds, textOf(one['type'])));
}

/** `message`: of WhatsApp, which has one file each. */
export function readWhatsappFile(message: Loose): Enclosure[] {
  return find(whatsappKinds, textOf(message['type']));
}

function find(kinds: Readonly<Record<string, Enclosure>>, type: string): Enclosure[] {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  return kind === undefined ? [] : [kind];
}
