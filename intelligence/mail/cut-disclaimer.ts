// The text without the legal notes that companies append: confidentiality, privacy, the plea not to print.

/** How such a note begins. */
const beginnings =
  /^[\s*_=#-]*(?:p\s+)?(?:avvertenz[ae]|avviso (?:legale|di riservatezza)|nota (?:legale|di riservatezza)|clausola di riservatezza|riservatezza|informativa|privacy|disclaimer|confidential|legal notice|important notice|notice|ai sensi|ai fini|in ottemperanza|in conformità|le informazioni|questo messaggio|questa (?:e-?mail|comunicazione)|il (?:presente|contenuto|testo|trattamento)|la presente|il messaggio|i dati (?:personali|contenuti)|qualora|se (?:avete|ha|hai|non siete|non è|lei|il|non sei)|chi ricev|this (?:e-?mail|message|communication|transmission|electronic)|the (?:information|content)s?|if you (?:are not|have received|received)|any (?:unauthori[sz]ed|dissemination)|please (?:consider|think|don'?t print)|before printing|think before|prima di stampare|pensa(?: prima|te)?|rispett(?:a|iamo|ate)|salviamo|non stampa|save (?:a tree|paper)|diese (?:e-?mail|nachricht)|der inhalt|bitte (?:denken|prüfen)|d\.?\s?lgs|gdpr|reg(?:olamento|\.)? (?:\()?(?:ue|eu)|cet? (?:e-?mail|message)|virus|avast|mail priva di virus|virus-free)/iu;
/** What it then speaks of. */
const subjects =
  /riservat|confidenzial|confidential|destinatari|intended (?:recipient|only|solely)|addressee|privileged|gdpr|2016\/679|679\/2016|196\/2003|196\/03|13 del (?:d\.?\s?lgs|reg)|trattamento dei (?:dati|vostri|suoi|tuoi)|dati personali|personal data|stampare|stampa|printing|print this|environment|ambiente|vertraulich|umwelt|ausdruck|confidentiel|virus|avast|unauthori[sz]ed/iu;
/** A note may be broken into lines. */
const linesJoined = 6;

export function cutDisclaimer(lines: readonly string[]): string[] {
  const start = lines.findIndex((line, at) => isDisclaimerAt(lines, at, line));
  // Whole messages do not consist of one: then it is what somebody wrote.
  if (start <= 0) return [...lines];
  const kept = lines.slice(0, start);
  while (kept.length > 0 && /^[\s*_=#-]*$/.test(kept.at(-1) ?? '')) kept.pop();
  return kept;
}

function isDisclaimerAt(lines: readonly string[], at: number, line: string): boolean {
  if (!beginnings.test(line)) return false;
  const paragraph: string[] = [];
  for (const next of lines.slice(at, at + linesJoined)) {
    if (next.trim() === '' && paragraph.length > 1) break;
    paragraph.push(next);
  }
  const text = paragraph.join(' ');
  // A sentence of the letter may begin alike; a legal note speaks of its matter and is long, or asks not to print.
  const isPlea = /stampar|printing|print this|environment|ambiente|umwelt|virus|avast/i.test(line);
  return subjects.test(text) && (isPlea || text.length > 90 || /^[\s*_=#-]*[A-ZÀ-Ú\s]{6,}/.test(line));
}
