// The note of a company and week in the words of the CRM's people, as plain lines and as the little HTML that CRMs take. What visitors
// wrote is untrusted: it is text in both.

export interface NoteContent {
  /** Such as `2026-W48`. */
  readonly week: string;
  readonly lines: readonly string[];
  readonly language: 'en' | 'it';
}

/** CRMs cut or refuse longer ones; HubSpot's is 65,536 for the HTML. */
const linesMax = 60;
const lineLengthMax = 500;

const heads = {
  en: (week: string) => `Fiuto: what this company did, week ${week}`,
  it: (week: string) => `Fiuto: che cosa ha fatto questa azienda, settimana ${week}`,
} as const;

export function noteTitle({ week, language }: NoteContent): string {
  return heads[language](week);
}

/** Whether it is the title of a note of ours, in whichever language and of whichever week; it may have been cut. */
export function isNoteTitle(text: string): boolean {
  return Object.values(heads).some((head) => text.startsWith(head('').trimEnd()));
}

export function noteLines({ lines }: NoteContent): string[] {
  return lines.slice(0, linesMax).map((line) => clean(line).slice(0, lineLengthMax));
}

/** `mark`: our id of the note, by which it is found again where the CRM has no field for it; '' for none. */
export function noteText(content: NoteContent, mark: string): string {
  const lines = [noteTitle(content), ...noteLines(content).map((line) => `- ${line}`)];
  return [...lines, ...(mark === '' ? [] : ['', `[${mark}]`])].join('\n');
}

export function noteHtml(content: NoteContent, mark: string): string {
  const items = noteLines(content).map((line) => `<li>${escapeHtml(line)}</li>`);
  const end = mark === '' ? '' : `<p>[${escapeHtml(mark)}]</p>`;
  return `<p>${escapeHtml(noteTitle(content))}</p><ul>${items.join('')}</ul>${end}`;
}

/** Without line breaks and what no text holds. */
function clean(line: string): string {
  return line.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
}

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
