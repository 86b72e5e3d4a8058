// How mail programs spell the header of a message that they quote or pass on, in English, Italian, German, French and Spanish.

export type QuotedField = 'from' | 'to' | 'cc' | 'subject' | 'date' | 'reply_to';

/** Source: what Outlook, Outlook on the web, Gmail, Apple Mail and Thunderbird write. */
const labels: Readonly<Record<QuotedField, string>> = {
  from: 'from|da|von|de|mittente|expéditeur|remitente',
  to: 'to|a|an|à|para|destinatario|destinatari|per',
  cc: 'cc|ccn|bcc|kopie|kopie \\(cc\\)|copia|c\\.c\\.',
  subject: 'subject|oggetto|betreff|objet|asunto',
  date: 'date|data|sent|inviato|inviata|datum|gesendet|envoyé|enviado|fecha',
  reply_to: 'reply-to|rispondi a|antwort an',
};

const any = Object.entries(labels).map(([field, words]) => ({
  field: field as QuotedField,
  pattern: new RegExp(`^\\*{0,2}(?:${words})\\s?:\\*{0,2}(?:\\s|$)(.*)$`, 'isu'),
}));

/** The field and value of a line such as `*Da:* Mario Rossi <m@acme.example>`; undefined for any other. */
export function readQuotedHeader(line: string): { field: QuotedField; value: string } | undefined {
  const text = line.trim();
  // No such line is long before its colon, and most lines of a text have none.
  if (!/^.{1,16}:/.test(text)) return undefined;
  for (const { field, pattern } of any) {
    const found = pattern.exec(text);
    if (found) return { field, value: (found[1] ?? '').trim() };
  }
  return undefined;
}
