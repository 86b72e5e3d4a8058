// Reads a chat exported from WhatsApp (`.txt`): Android and iOS, day or month first, clocks of 12 and 24 hours, English and
// Italian. Media, calls and notices of the app are left out. Formats as both apps write them in 2026.

import type { DateOrder } from '#contract/import-report.ts';
import { guessDateOrder, type MomentReading, readMoment } from '../read-moment.ts';
import { type ChatFile, type ChatMessage, messageCharsMax } from './chat-message.ts';

/** `[12/05/26, 10:15:33] Name: text`, with a mark of direction before it at times. */
const apple =
  /^[\u200e\u200f]*\[(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?\s?m\.?)?)\] (.*)$/iu;
/** `12/05/26, 10:15 - Name: text`. */
const android =
  /^[\u200e\u200f]*(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?\s?m\.?)?) [-–] (.*)$/iu;
const said = /^[\u200e\u200f~\u202f ]*([^:\u200e\u200f~\u202f ][^:]{0,99}): ?([\s\S]*)$/u;

/** What stands in place of what is no text; of the app in English and Italian. */
const noText = [
  /^<?(media|audio|video|image|photo|sticker|gif|document|contact card|file)s? (omitted|omess[oaie]|non incluso)>?$/i,
  /^<?(immagine|foto|documento|sticker|scheda contatto|file multimediale|audio|video|gif)( |\s)(omess[oaie]|non inclus[oaie])>?$/i,
  /^<(attached|allegato): .*>$/i,
  /\.\w{2,4} \((file attached|file allegato)\)$/i,
  /^(?=.*(?:omitted|omesso)$).*\bdocumento?\b/i,
  /^(this message was deleted|you deleted this message|questo messaggio è stato eliminato|hai eliminato questo messaggio)\.?$/i,
  /^(missed (voice|video) call|chiamata (vocale|video) persa|videochiamata persa|voice call|video call|chiamata vocale)\b.*$/i,
  /end-to-end encrypted|crittografat[ie] end-to-end|crittografia end-to-end/i,
  /^null$/,
  /^(location|posizione): https:\/\/maps\.google\.com\/\S+$/i,
];
const edited =
  /(?<![\s\u200e])[\s\u200e]*<(this message was edited|questo messaggio è stato modificato)>\s*$/i;
const marksOfDirection = /[\u200e\u200f\u202a-\u202e]/g;
const fileNames = [
  /^(?:WhatsApp Chat with|WhatsApp Chat -|Chat WhatsApp con|Chat WhatsApp -|Chat di WhatsApp con) (.+?)(?: \(\d+\))?\.(?:txt|zip)$/i,
];

/** The order of its dates when the text is such a chat, undefined when it is something else. */
export function looksLikeWhatsapp(start: string): DateOrder | undefined {
  const stamps = start
    .split('\n', 2_000)
    .map(
      (line) => (apple.exec(line.replace(/^\uFEFF/, '')) ?? android.exec(line.replace(/^\uFEFF/, '')))?.[1],
    )
    .filter((stamp) => stamp !== undefined);
  const lines = start.split('\n', 20).filter((line) => line.trim() !== '');
  if (
    stamps.length === 0 ||
    !lines.slice(0, 3).some((line) => apple.test(line) || android.test(line) || line.startsWith('\uFEFF'))
  )
    return undefined;
  return guessDateOrder(stamps);
}

/** `fileName` names the contact as the app made it. */
export function readWhatsapp(text: string, fileName: string, reading: MomentReading): ChatFile {
  const messages: ChatMessage[] = [];
  let open: { line: number; stamp: string; body: string[] } | undefined;
  const close = () => {
    if (open) messages.push(...toMessage(open, reading));
    open = undefined;
  };
  text.split('\n').forEach((raw, at) => {
    const line = raw.replace(/^\uFEFF/, '');
    const begun = apple.exec(line) ?? android.exec(line);
    if (begun) {
      close();
      open = { line: at + 1, stamp: begun[1] ?? '', body: [begun[2] ?? ''] };
    } else open?.body.push(line);
  });
  close();
  return { messages, contact: contactOf(fileName) };
}

function toMessage(
  { line, stamp, body }: { line: number; stamp: string; body: string[] },
  reading: MomentReading,
): ChatMessage[] {
  const found = said.exec(body.join('\n').slice(0, messageCharsMax));
  // Without a name before it, it is a notice of the app.
  if (!found) return [];
  const sender = (found[1] ?? '').replace(marksOfDirection, '').trim();
  const text = (found[2] ?? '').replace(edited, '').replace(marksOfDirection, '').trim();
  if (text === '' || noText.some((pattern) => pattern.test(text))) return [];
  const kept = text
    .split('\n')
    .filter((part) => !noText.some((pattern) => pattern.test(part.trim())))
    .join('\n')
    .trim();
  if (kept === '') return [];
  const isNumber = /^\+[\d\s()\u00a0-]{7,24}$/.test(sender);
  const phone = isNumber ? `+${sender.replace(/\D/g, '')}` : '';
  const at = readMoment(stamp, reading);
  return [
    {
      line,
      at,
      sender: isNumber ? phone : sender,
      role: undefined,
      text: kept,
      phone,
      conversation: '',
      email: '',
      id: '',
    },
  ];
}

function contactOf(fileName: string): string {
  for (const pattern of fileNames) {
    const found = pattern.exec(fileName.normalize('NFC'));
    if (found?.[1]) return found[1].trim();
  }
  return '';
}
