// Decides whether an event came from a robot. A robot that says so is one; otherwise two independent categories of
// suspicion are needed, because each of them alone also happens to people.

import type { NetworkClass } from '#contract/event-stages.ts';
import type { AgentSuspicion } from './read-agent-suspicion.ts';

export interface BotQuestion {
  headers: { acceptLanguage: string; secFetch: boolean; clientHints: boolean };
  /** The request came straight from a browser, so its headers are the browser's own. */
  fromBrowser: boolean;
  /** The page was served securely, so that a browser sends fetch metadata and client hints at all. */
  secure: boolean;
  automation: readonly string[];
  /** A trusted pointer, key or touch event was seen. */
  gesture: boolean;
  networkClass: NetworkClass;
}

export interface BotVerdict {
  isBot: boolean;
  /** `category:detail`; kept also when they do not suffice. */
  reasons: readonly string[];
}

const noReasons: BotVerdict = { isBot: false, reasons: [] };
const automationMax = 5;

/** Since these versions the engines send fetch metadata; client hints are Chromium's alone. */
const firstWithFetchMetadata = 80;
const firstWithClientHints = 90;

/** `suspicion` is what `readAgentSuspicion` says of the same user agent and hints. */
export function judgeBot(question: BotQuestion, suspicion: AgentSuspicion): BotVerdict {
  if (suspicion.declared !== '') return { isBot: true, reasons: [`agent:${suspicion.declared}`] };
  if (!question.fromBrowser) return noReasons;
  const { oddities } = suspicion;
  const headers = readHeaderGaps(question, suspicion);
  const marks = question.automation.slice(0, automationMax).map(shortMark);
  const hosted = question.networkClass === 'hosting';
  const categories = [oddities.length, headers.length, marks.length, hosted ? 1 : 0].filter(
    (count) => count > 0,
  );
  if (categories.length === 0) return noReasons;
  const reasons = [
    ...oddities.map((detail) => `agent:${detail}`),
    ...headers.map((detail) => `headers:${detail}`),
    ...marks.map((detail) => `automation:${detail}`),
    ...(hosted ? ['network:hosting'] : []),
  ];
  // Security proxies of companies strip headers and sit in data centres: a hand on the mouse speaks for a person.
  const human = question.gesture && marks.length === 0;
  return { isBot: categories.length >= 2 && !human, reasons };
}

function readHeaderGaps(question: BotQuestion, suspicion: AgentSuspicion): string[] {
  const gaps: string[] = [];
  const { acceptLanguage, secFetch, clientHints } = question.headers;
  if (acceptLanguage === '') gaps.push('no-accept-language');
  if (!question.secure || suspicion.embedded || suspicion.system === 'iOS') return gaps;
  if (suspicion.chromium >= firstWithFetchMetadata && !secFetch) gaps.push('no-sec-fetch');
  if (suspicion.chromium >= firstWithClientHints && !clientHints) gaps.push('no-client-hints');
  return gaps;
}

/** Marks are names of properties that a script found, and anybody can send some. */
function shortMark(mark: string): string {
  return mark.replace(/[^\w$-]/g, '').slice(0, 40) || 'mark';
}
