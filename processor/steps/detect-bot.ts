// Marks robots with the reasons. Runs after agent and network, which it weighs; a marked event is kept, never counted.

import QuickLRU from 'quick-lru';
import type { JudgedEvent, LocatedEvent } from '#contract/event-stages.ts';
import { type BotVerdict, judgeBot } from '#intelligence/bots/judge-bot.ts';
import { type AgentSuspicion, readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import { readEngagementSigns } from './read-engagement-signs.ts';
import { rememberLast } from './remember-last.ts';

/** What is looked at of an event, or of the request that carries it. */
export type SuspectFacts = Pick<
  LocatedEvent,
  'userAgent' | 'headers' | 'signals' | 'channel' | 'consent' | 'networkClass' | 'pageUrl'
>;

const agentsMax = 5_000;
const noMarks: readonly string[] = [];

export function createDetectBot(): Step<LocatedEvent, JudgedEvent> {
  const judge = createRobotJudge();
  return function detectBot(event) {
    const { isBot, reasons } = event.type === 'engagement' ? readEngagementSigns(event.raw) : judge(event);
    return addFields(event, { isBot, botReasons: reasons });
  };
}

/** Remembers agents, of which most come many times. */
export function createRobotJudge(): (facts: SuspectFacts) => BotVerdict {
  const agents = new QuickLRU<string, AgentSuspicion>({ maxSize: agentsMax });
  const suspicionOf = rememberLast((userAgent: string, headers: SuspectFacts['headers']) => {
    const key = `${userAgent}\n${headers.brands}\n${headers.platform}`;
    let suspicion = agents.get(key);
    if (suspicion === undefined) {
      suspicion = readAgentSuspicion(userAgent, headers);
      agents.set(key, suspicion);
    }
    return suspicion;
  });

  return function judge(facts) {
    const { userAgent, headers, signals } = facts;
    return judgeBot(
      {
        headers,
        fromBrowser: isFromBrowser(facts),
        secure: facts.pageUrl.startsWith('https:'),
        automation: signals.automation ?? noMarks,
        gesture: signals.gesture === true,
        networkClass: facts.networkClass,
      },
      suspicionOf(userAgent, headers),
    );
  };
}

/** Logs and backends pass on no headers, and of who refused nothing is kept that could be weighed. */
function isFromBrowser({ channel, consent }: Pick<SuspectFacts, 'channel' | 'consent'>): boolean {
  return (channel === 'browser' || channel === 'pixel') && consent !== 'denied';
}
