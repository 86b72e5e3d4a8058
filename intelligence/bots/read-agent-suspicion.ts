// What a user agent alone says about being a robot: a declaration, or oddities that no current browser has.

import { isbot, isbotMatch } from 'isbot';
import { declaredRobots } from './declared-robots.ts';
import { findContradictions } from './find-contradictions.ts';

export interface AgentSuspicion {
  /** Name under which it declares itself a robot, lower case; '' when it does not. */
  declared: string;
  /** Short names of what is odd. */
  oddities: readonly string[];
  /** Major version of the Chromium engine, 0 when it is another one. */
  chromium: number;
  /** An application's embedded browser, which sends fewer headers. */
  embedded: boolean;
  /** `Windows`, `macOS`, `Android`, `iOS`, `ChromeOS`, `Linux` or ''. */
  system: string;
}

const userAgentLengthMax = 1_000;
/** Older engines cannot run today's sites; scrapers copy such agents from old lists. */
const oldestChromium = 80;
const oldestFirefox = 78;

/** `hints` are the client hint headers that came with the agent, '' when there were none. */
export function readAgentSuspicion(
  fullUserAgent: string,
  hints: { brands: string; platform: string },
): AgentSuspicion {
  const userAgent = fullUserAgent.slice(0, userAgentLengthMax);
  const chromium = Number(/\bChrom(?:e|ium)\/(\d{1,4})/.exec(userAgent)?.[1] ?? 0);
  const system = readSystem(userAgent);
  return {
    declared: readDeclaration(userAgent),
    oddities:
      fullUserAgent.trim() === ''
        ? ['empty']
        : [...readOddities(fullUserAgent, chromium), ...findContradictions({ chromium, system }, hints)],
    chromium,
    embedded: /; wv\)|\bFB_IAB|\bFBAN|Instagram|LinkedInApp|musical_ly|MicroMessenger|GSA\//.test(userAgent),
    system,
  };
}

function readDeclaration(userAgent: string): string {
  const lower = userAgent.toLowerCase();
  const known = declaredRobots.find((name) => lower.includes(name));
  if (known !== undefined) return known.replace(/[/.\s\d]+$/, '');
  if (!isbot(userAgent)) return '';
  return shortName(isbotMatch(userAgent) ?? '', lower);
}

/** isbot names the piece that gave it away, at times only `bot`: the word around it says more. */
function shortName(match: string, lower: string): string {
  const piece = match.toLowerCase().trim();
  const at = piece === '' ? -1 : lower.indexOf(piece);
  const around = at === -1 ? piece : wordAround(lower, at, piece.length);
  if (!/[a-z]{3}/.test(around) || /https?\b|\bwww\b|^mozilla\b/.test(around)) return productName(lower);
  const name = around.replace(/[^a-z0-9.\-_ ]/g, ' ').trim();
  return name.slice(0, 40) || 'robot';
}

/** Every agent may begin with `Mozilla/5.0`; then the name comes after `compatible`. */
function productName(lower: string): string {
  const name =
    /^(?!mozilla\b)[a-z][a-z0-9._-]{2,}/.exec(lower)?.[0] ??
    /\bcompatible; *((?!mozilla\b|msie\b)[a-z][a-z0-9._-]{2,})/.exec(lower)?.[1];
  return name?.slice(0, 40) ?? 'robot';
}

function wordAround(text: string, at: number, length: number): string {
  const isPart = (character: string | undefined) => character !== undefined && /[a-z0-9\-_]/.test(character);
  let from = at;
  let to = at + length;
  while (isPart(text[from - 1]) && at - from < 40) from -= 1;
  while (isPart(text[to]) && to - at < 40) to += 1;
  const word = text.slice(from, to);
  return word.split('/')[0] || word;
}

function readOddities(userAgent: string, chromium: number): string[] {
  const oddities: string[] = [];
  if (userAgent.length < 25) oddities.push('short');
  if (userAgent.length > userAgentLengthMax) oddities.push('long');
  if (!/^(Mozilla\/5\.0 \(|Opera\/)/.test(userAgent)) oddities.push('not-a-browser');
  if (chromium > 0 && chromium < oldestChromium) oddities.push('ancient');
  if (Number(/\bFirefox\/(\d{1,4})/.exec(userAgent)?.[1] ?? oldestFirefox) < oldestFirefox)
    oddities.push('ancient');
  if (/\bMSIE [1-9]\.|Windows NT 5\.|Windows 9[58]/.test(userAgent)) oddities.push('ancient');
  if (/<|>|\$\{|\bselect\b.*\bfrom\b|\.\.\//i.test(userAgent)) oddities.push('attack');
  return [...new Set(oddities)];
}

function readSystem(userAgent: string): string {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'iOS';
  if (userAgent.includes('Android')) return 'Android';
  if (userAgent.includes('Windows')) return 'Windows';
  if (userAgent.includes('Macintosh')) return 'macOS';
  if (userAgent.includes('CrOS')) return 'ChromeOS';
  return userAgent.includes('Linux') ? 'Linux' : '';
}
