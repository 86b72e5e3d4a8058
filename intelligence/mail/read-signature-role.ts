// The job title and the department of whoever signed: lines right under the name, or behind it on the same line.

const titleWords =
  /\b(?:responsabile|responsable|resp|direttore|direttrice|director|dirigente|manager|buyer|engineer|ingegnere|amministratore|amministratrice|titolare|owner|proprietari[oa]|ceo|cfo|cto|coo|cio|cmo|founder|co-founder|fondat(?:ore|rice)|presidente|president|vice ?president|vp|head of|chief|lead|assistant|assistente|coordinat(?:ore|rice|or)|specialist|specialista|consulente|consultant|analyst|analista|impiegat[oa]|addett[oa]|capo|geometra|architetto|architect|soci[oa]|partner|procurat(?:ore|rice)|segretari[oa]|secretary|technician|tecnico commerciale|progettist[ae]|designer|developer|sviluppatore|agente|sales representative|account|export|key account|executive|officer|leiter(?:in)?|geschäftsführer(?:in)?|einkäufer(?:in)?|vertriebsleiter(?:in)?|ingenieur(?:in)?|projektleiter(?:in)?|supervisor|planner|controller|advisor|ricercat(?:ore|rice)|researcher|project|product|area)\b/iu;
const departmentLine =
  /^(?:(?:ufficio|uff\.?|reparto|dipartimento|direzione|servizio|settore|area|abteilung)\s+\p{L}[\p{L} &/'-]{2,50}|\p{L}[\p{L} &/'-]{2,40}\s(?:department|dept\.?|office|division|abteilung)|(?:department|dept\.?|division) of \p{L}[\p{L} &/'-]{2,40}|(?:einkauf|vertrieb|acquisti|procurement|purchasing))$/iu;
const areaTitle = /^area\s+(?:sales\s+)?manager/iu;
const noRole =
  /[@\d:]|https?:|www\.|\b(?:s\.?r\.?l|s\.?p\.?a|s\.?n\.?c|s\.?a\.?s|ltd|gmbh|inc|llc|spa|srl|via|viale|piazza|street|saluti|regards|grazie|thanks)\b|(?<!\b\p{L}{1,5})[.!?]\s\p{L}{3}|[!?]$/iu;
const wordsMax = 9;
/** Under the name. */
const linesLooked = 4;

export interface SignedRole {
  readonly jobTitle: string;
  readonly department: string;
}

/** `nameAt`: line of the sender's name; without it nobody's title is known. */
export function readSignatureRole(lines: readonly string[], nameAt: number): SignedRole {
  let [jobTitle, department] = ['', ''];
  if (nameAt < 0) return { jobTitle, department };
  const behind = /(?:\s+[–—-]\s+|,\s+|\s+\/\s+)(.+)$/u.exec(lines[nameAt] ?? '')?.[1] ?? '';
  for (const candidate of [behind, ...lines.slice(nameAt + 1, nameAt + 1 + linesLooked)]) {
    for (const part of [candidate, ...candidate.split(/\s+[–—-]\s+|,\s+/u)]) {
      const text = part.replace(/[,;.]$/, '').trim();
      if (text === '' || noRole.test(part) || text.split(' ').length > wordsMax || text.length > 80) continue;
      if (departmentLine.test(text) && !areaTitle.test(text)) department ||= text;
      else if (titleWords.test(text) && /^\p{L}/u.test(text)) {
        jobTitle ||= text;
        break;
      }
    }
  }
  return { jobTitle, department };
}
