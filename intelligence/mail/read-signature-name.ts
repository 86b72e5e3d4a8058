// The name with which a sender signs: a line that fits the name or the address that the mail came from. A name that fits neither
// is somebody else's, such as that of the manager for whom a mail was written.

import type { MailAddress } from './mail-facts.ts';

export interface SignedName {
  readonly name: string;
  /** Line on which it stands, -1 for none. */
  readonly at: number;
  /** The first name that stands there is not the sender's. */
  readonly isAnothers: boolean;
}

const titles =
  /^(?:(?:ing|dott|dott\.ssa|dr|dr\.ssa|dott\.?ssa|d\.ssa|geom|arch|avv|rag|sig|sig\.ra|sig\.na|sigra|prof|prof\.ssa|per\.? ?ind|p\.? ?i|mr|mrs|ms|dipl\.-ing|eng|phd|mba)\.?\s+)+/iu;
const after = /\s*,?\s+(?:ph\.?d|mba|msc|eng|cpa|pmp)\.?$/iu;
const nameLine =
  /^\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|di|da|del|della|dello|dalla|van|von|der|den|la|lo|le|d'|al|el|bin)|\p{Lu}[\p{L}'’.-]*)){0,4}$/u;
const noName =
  /\b(?:s\.?r\.?l|s\.?p\.?a|s\.?n\.?c|s\.?a\.?s|ltd|gmbh|inc|llc|ufficio|office|department|dept|reparto|team|staff|direttore|director|manager|responsabile|resp|sales|acquisti|vendite|commerciale|tecnico|engineer|consulente|consultant|titolare|owner|presidente|president|ceo|cfo|cto|coo|founder|geometra|via|viale|piazza|corso|strada|street|road|saluti|regards|grazie|thanks|buyer|purchasing|marketing|amministrazione|segreteria|assistant|assistente|italia|italy|group|gruppo|milano|roma|torino)\b/iu;
/** A signature begins with the name, at the most after a line or two. */
const linesLooked = 5;

export function readSignatureName(
  lines: readonly string[],
  sender: MailAddress,
  isRole: boolean,
): SignedName {
  let stranger = false;
  for (const [at, line] of lines.slice(0, linesLooked).entries()) {
    const name = readName(line);
    if (name === '') continue;
    if (fits(name, sender)) return { name: capitalise(name), at, isAnothers: false };
    // One word may be a town or a product; two that look like a name, in front, are a person's.
    if (at <= 1 && !isRole && name.includes(' ') && isSomebodys(sender)) stranger = true;
  }
  return { name: '', at: -1, isAnothers: stranger };
}

/** '' for a line that is no name. */
function readName(line: string): string {
  const [first = ''] = line.split(/\s+[–—-]\s+|,\s+|\s+\/\s+/u);
  const bare = first.replace(titles, '').replace(after, '').replace(/[,.]$/, '').trim();
  if (bare.length < 3 || bare.length > 60 || noName.test(bare) || !nameLine.test(bare)) return '';
  return bare;
}

/** Whether the sender's own name or address is known well enough to tell somebody else. */
function isSomebodys({ name, email }: MailAddress): boolean {
  return wordsOf(name).length >= 2 || /^[a-z]{2,}[._][a-z]{2,}@/.test(email);
}

function fits(name: string, { name: display, email }: MailAddress): boolean {
  const own = wordsOf(name);
  const shown = wordsOf(display);
  const local = plain(email.split('@', 1)[0] ?? '').replace(/[^a-z]/g, '');
  if (shown.length > 0 && !display.includes('@')) {
    const shared = own.filter((word) => shown.some((one) => isSame(one, word)));
    // All of the shorter: "Anna" of "Anna Rossi", "Rossi Anna Maria" of "Anna Rossi".
    if (shared.length > 0 && shared.length >= Math.min(own.length, shown.length)) return true;
    if (shared.length > 0 && own.length >= 2 && shown.length >= 2) return false;
  }
  if (local.length < 3) return false;
  // "anna.rossi", "rossianna", "a.rossi", "annar": the surname in full, or a long first name with an initial.
  const inside = own.filter((word) => word.length >= 3 && local.includes(word));
  if (own.length === 1) return inside.length === 1 && (inside[0] ?? '') === local;
  if (inside.length >= 2) return true;
  const rest = own.filter((word) => !inside.includes(word));
  const left = inside[0] === undefined ? local : local.replace(inside[0], '');
  return inside.length === 1 && left.length <= 2 && left !== '' && rest.some((word) => word.startsWith(left));
}

/** An initial stands for a name. */
function isSame(one: string, other: string): boolean {
  return (
    one === other ||
    (one.length === 1 && other.startsWith(one)) ||
    (other.length === 1 && one.startsWith(other))
  );
}

function wordsOf(text: string): string[] {
  return plain(text.replace(titles, ''))
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Names in capitals are written as others are. */
function capitalise(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s'’-])(\p{L})/gu,
      (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`,
    );
}
