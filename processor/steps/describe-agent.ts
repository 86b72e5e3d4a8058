// Names browser, system, kind of device and language. Runs before detect-bot, which reads the same user agent.

import { lru } from 'tiny-lru';
import type { AgentEvent, PagedEvent } from '#contract/event-stages.ts';
import { type Brand, parseBrands, readBrandNames, readPlatform } from '#intelligence/agents/client-hints.ts';
import { type AgentFacts, describeAgent as readAgent } from '#intelligence/agents/describe-agent.ts';
import { readLanguage } from '#intelligence/agents/read-language.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';

/** One entry is about 1 kB; a busy site sees some thousand different agents a day. */
const agentsMax = 5_000;

export function createDescribeAgent(): Step<PagedEvent, AgentEvent> {
  const agents = lru<AgentFacts>(agentsMax);
  const languages = lru<string>(500);

  return function describeAgent(event) {
    const key = agentKey(event);
    let facts = agents.get(key);
    if (facts === undefined) {
      facts = readAgent(event.userAgent, {
        brands: brandsOf(event),
        platform: readPlatform(event.hints.platform ?? event.headers.platform),
        mobile: event.hints.mobile ?? event.headers.mobile,
      });
      agents.set(key, facts);
    }
    const stated = event.hints.language ?? event.headers.acceptLanguage;
    let language = languages.get(stated);
    if (language === undefined) {
      language = readLanguage(stated);
      languages.set(stated, language);
    }
    return addFields(addFields(event, facts), { language });
  };
}

/** The script's hints win over the headers: they are asked of the page, headers may pass through a proxy. */
function brandsOf({ hints, headers }: PagedEvent): Brand[] {
  return hints.brands === undefined ? parseBrands(headers.brands) : readBrandNames(hints.brands);
}

function agentKey({ userAgent, hints, headers }: PagedEvent): string {
  const brands = hints.brands === undefined ? headers.brands : hints.brands.join();
  return `${userAgent}\n${brands}\n${hints.platform ?? headers.platform}\n${hints.mobile ?? headers.mobile}`;
}
