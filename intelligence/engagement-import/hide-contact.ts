// The name of a file without the name of a person in it: exported chats are called after the contact.

const named: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/whatsapp/i, 'WhatsApp'],
  [/^chat (with|con)\b/i, 'Chat'],
];

/** `Chat WhatsApp con Anna Rossi.txt` is `WhatsApp.txt`; any other name stays. */
export function hideContact(fileName: string): string {
  const ending = /\.(txt|zip|json|csv)$/i.exec(fileName)?.[0].toLowerCase() ?? '';
  const plain = named.find(([pattern]) => pattern.test(fileName))?.[1];
  return plain === undefined ? fileName : `${plain}${ending}`;
}
