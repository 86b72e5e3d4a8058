// Explains a user agent: browser, system, device, and whether it is a robot's.

import { describeAgent, noHints } from '#intelligence/agents/describe-agent.ts';
import { readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';
import type { ExplainKind } from './explain-kind.ts';

export const explainUserAgent: ExplainKind = {
  name: 'user-agent',
  summary: 'browser, system, device; robot or not',
  open: () => ({ explain: (value) => [explain(value)], close: () => undefined }),
};

function explain(userAgent: string): Record<string, unknown> {
  if (userAgent.trim() === '') return { userAgent, error: 'The user agent is empty.' };
  const { declared, oddities } = readAgentSuspicion(userAgent, { brands: '', platform: '' });
  const reasons = declared === '' ? oddities.map((oddity) => `agent:${oddity}`) : [`agent:${declared}`];
  return {
    userAgent,
    ...describeAgent(userAgent, noHints),
    isBot: declared !== '',
    botReasons: reasons,
    why: sayWhy(declared, oddities),
  };
}

function sayWhy(declared: string, oddities: readonly string[]): string {
  if (declared !== '') return `It declares itself a robot (${declared}).`;
  if (oddities.length === 0) return 'It reads like a browser.';
  return `It is odd (${oddities.join(', ')}): one category of suspicion; a second, independent one makes it a robot.`;
}
