// Reads one Matomo hit: who it speaks of, under which consent, when it happened, and the event that it is. Like Matomo it
// refuses an address or an old time without the secret key, and leaves nothing of them out in silence.

import { Refusal } from '../collector-parts.ts';
import { nameVisitor, nameVisitorOfUser } from '../name-visitor.ts';
import { readHints } from '../read-frame.ts';
import { type DropInCall, needsSecret, publicAgeMsMax, type Speaker } from './drop-in-call.ts';
import { mapMatomoHit } from './map-matomo-hit.ts';
import type { MatomoHit } from './read-matomo-hits.ts';
import { readStatedConsent } from './stated-consent.ts';

const secretAs = 'send it as "token_auth"';

/** Parameters of a hit that nothing of ours holds. */
const untaken = ['search_cat', 'search_count', 'cvar', '_cvar', 'country', 'region', 'city', 'lat', 'long'];

/** Throws Refusal when the hit is to be refused. `ignored` gets the names of what was not taken. */
export function readMatomoHit(
  hit: MatomoHit,
  speaker: Speaker,
  from: { receivedAtMs: number; referer: string; ignored: Set<string> },
): DropInCall {
  const read = (name: string) => hit.get(name)?.trim() ?? '';
  const event = mapMatomoHit(hit, from.referer);
  const at = readTime(read('cdt'), read('cdo'), speaker, from.receivedAtMs);
  if (at !== undefined) event['at'] = at;
  for (const name of untaken) if (hit.has(name)) from.ignored.add(name);
  const address = read('cip').slice(0, 60);
  if (address !== '' && !speaker.isTrusted) throw needsSecret('The address ("cip")', secretAs);
  const userId = read('uid');
  const named = readVisitor(read('cid') || read('_id'));
  return {
    visitor: named === '' ? nameUser(userId, speaker) : nameVisitor(speaker.site, named),
    consent: readStatedConsent(read('fiuto_consent')),
    address,
    userAgent: read('ua').slice(0, 1_000),
    hints: readHitHints(read('lang'), read('res')),
    userId,
    event,
  };
}

/** Matomo takes 16 hex digits and cuts what is longer; what is none of it names nobody. */
function readVisitor(id: string): string {
  const digits = id.slice(0, 16).toLowerCase();
  return /^[0-9a-f]{16}$/.test(digits) ? digits : '';
}

function nameUser(userId: string, { site, isTrusted }: Speaker): string {
  return userId === '' ? '' : nameVisitorOfUser(site, userId, isTrusted);
}

/**
 * Milliseconds since 1970. `cdt` is in seconds since 1970, or `2026-03-01 12:30:00` in UTC; `cdo` is how many seconds ago
 * it was sent.
 */
function readTime(
  cdt: string,
  cdo: string,
  { isTrusted }: Speaker,
  receivedAtMs: number,
): number | undefined {
  const offsetMs = Math.abs(Number(cdo)) * 1_000;
  if ((cdt === '' || cdt === '0') && !(offsetMs > 0)) return undefined;
  const stated = cdt === '' || cdt === '0' ? receivedAtMs : parseStated(cdt);
  const at = stated - (Number.isFinite(offsetMs) ? offsetMs : 0);
  if (!(at >= 0 && at <= 8.64e15)) {
    throw new Refusal(
      400,
      'malformed',
      'The time ("cdt") is neither seconds since 1970 nor "YYYY-MM-DD hh:mm:ss".',
    );
  }
  if (!isTrusted && receivedAtMs - at > publicAgeMsMax) {
    throw needsSecret('A time more than a day ago ("cdt", "cdo")', secretAs);
  }
  return at;
}

function parseStated(cdt: string): number {
  if (/^\d+(\.\d+)?$/.test(cdt)) return Number(cdt) * 1_000;
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?Z?$/.exec(cdt) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time ?? '00:00:00'}Z`);
}

function readHitHints(lang: string, res: string): DropInCall['hints'] {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(res) ?? [];
  return readHints({
    language: lang === '' ? undefined : lang.split(/[,;]/, 1)[0],
    screenWidth: width === undefined ? undefined : Number(width),
    screenHeight: height === undefined ? undefined : Number(height),
  });
}
