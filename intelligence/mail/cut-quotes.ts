// What somebody wrote themselves: the text without what earlier messages of the thread said.

import { readHeaderBlock } from './find-header-block.ts';

/**
 * What a program writes above a quoted message, in a line that may be broken into up to four. An address holds no sign that
 * begins or ends one, so that no line makes a pattern try each of them with each other.
 */
const attributions = [
  /^(?:il|in data|on|am|le|el)\b.{4,300}\b(?:ha scritto|hanno scritto|scrive|wrote|writes|a écrit|escribió)(?: quanto segue)?\s*:?$/iu,
  /^am\b.{4,200}\bschrieb\b.{0,200}:$/iu,
  /^.{2,120}(?:<[^<>@]{1,64}@[^<>@]{1,255}>|\([^()@]{1,64}@[^()@]{1,255}\)).{0,20}\b(?:ha scritto|wrote|schrieb)\b.{0,80}:$/iu,
  /^\d{4}[-/]\d{2}[-/]\d{2}.{0,40}<[^<>@]{1,64}@[^<>@]{1,255}>\s*:$/u,
];
const separators =
  /^[-–—_*=]{2,}\s*(?:original message|original appointment|messaggio originale|messaggio inoltrato|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|reply above this line|rispondi sopra questa riga)\b.{0,40}[-–—_*=]{2,}$/iu;
const rule = /^\s*[_-]{20,}\s*$/;
const brokenMax = 4;
const attributionCharsMax = 500;

export function cutQuotes(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s*>/.test(line)) continue;
    if ((line.length <= attributionCharsMax && separators.test(line.trim())) || startsThread(lines, at))
      break;
    const length = measureAttribution(lines, at);
    if (length > 0) {
      const next = lines.slice(at + length).find((one) => one.trim() !== '');
      // With signs of quotation, somebody may have answered between them; without, all that follows is quoted.
      if (next === undefined || !/^\s*>/.test(next)) break;
      at += length - 1;
    } else own.push(line);
  }
  return own;
}

function startsThread(lines: readonly string[], at: number): boolean {
  if (readHeaderBlock(lines, at) !== undefined) return true;
  if (!rule.test(lines[at] ?? '')) return false;
  let next = at + 1;
  while (next < lines.length && lines[next]?.trim() === '') next += 1;
  return readHeaderBlock(lines, next) !== undefined;
}

/** Lines that the attribution takes; 0 when none begins here. */
function measureAttribution(lines: readonly string[], at: number): number {
  let text = '';
  for (let length = 1; length <= brokenMax; length += 1) {
    const line = (lines[at + length - 1] ?? '').trim();
    if (line === '') return 0;
    text = text === '' ? line : `${text} ${line}`;
    if (text.length > attributionCharsMax) return 0;
    if (attributions.some((pattern) => pattern.test(text))) return length;
  }
  return 0;
}
