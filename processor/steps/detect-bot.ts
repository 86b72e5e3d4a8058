// Marks robots with the reasons. Runs after agent and network, which it weighs; a marked event is kept, never counted.

import { lru } from 'tiny-lru';
import type { JudgedEvent, LocatedEvent } from '#contract/event-stages.ts';
import { judgeBot } from '#intelligence/bots/judge-bot.ts';
import { type AgentSuspicion, readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';

const agentsMax = 5_000;
const noMarks: readonly string[] = [];

export function createDetectBot(): Step<LocatedEvent, JudgedEvent> {
  const agents = lru<AgentSuspicion>(agentsMax);

  return function detectBot(event) {
    const { userAgent, headers, signals } = event;
    const key = `${userAgent}\n${headers.brands}\n${headers.platform}`;
    let suspicion = agents.get(key);
    if (suspicion === undefined) {
      suspicion = readAgentSuspicion(userAgent, headers);
      agents.set(key, suspicion);
    }
    const { isBot, reasons } = judgeBot(
      {
        headers,
        fromBrowser: isFromBrowser(event),
        secure: event.pageUrl.startsWith('https:'),
        automation: signals.automation ?? noMarks,
        gesture: signals.gesture === true,
        networkClass: event.networkClass,
      },
      suspicion,
    );
    return addFields(event, { isBot, botReasons: reasons });
  };
}

/** Logs and backends pass on no headers, and of who refused nothing is kept that could be weighed. */
function isFromBrowser({ channel, consent }: LocatedEvent): boolean {
  return (channel === 'browser' || channel === 'pixel') && consent !== 'denied';
}
