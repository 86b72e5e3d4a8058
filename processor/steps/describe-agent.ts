// Names browser, system, kind of device and language. Runs before detect-bot, which reads the same user agent.

import QuickLRU from 'quick-lru';
import type { AgentEvent, PagedEvent } from '#contract/event-stages.ts';
import { type Brand, parseBrands, readBrandNames, readPlatform } from '#intelligence/agents/client-hints.ts';
import { type AgentFacts, describeAgent as readAgent } from '#intelligence/agents/describe-agent.ts';
import { readLanguage } from '#intelligence/agents/read-language.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import { rememberLast } from './remember-last.ts';

/** One entry is about 1 kB; a busy site sees some thousand different agents a day. */
const agentsMax = 5_000;

export function createDescribeAgent(): Step<PagedEvent, AgentEvent> {
  const agents = new QuickLRU<string, AgentFacts>({ maxSize: agentsMax });
  const languages = new QuickLRU<string, string>({ maxSize: 500 });

  const factsOf = rememberLast((userAgent: string, hints: Stated['hints'], headers: Stated['headers']) => {
    const stated = { userAgent, hints, headers };
    const key = agentKey(stated);
    let facts = agents.get(key);
    if (facts === undefined) {
      facts = readAgent(userAgent, {
        brands: brandsOf(stated),
        platform: readPlatform(hints.platform ?? headers.platform),
        mobile: hints.mobile ?? headers.mobile,
      });
      agents.set(key, facts);
    }
    return facts;
  });
  const languageOf = rememberLast((stated: string) => {
    let language = languages.get(stated);
    if (language === undefined) {
      language = readLanguage(stated);
      languages.set(stated, language);
    }
    return language;
  });

  return function describeAgent(event) {
    const { userAgent, hints, headers } = event;
    const language = languageOf(hints.language ?? headers.acceptLanguage);
    return addFields(addFields(event, factsOf(userAgent, hints, headers)), { language });
  };
}

/** What a browser says of itself. */
type Stated = Pick<PagedEvent, 'userAgent' | 'hints' | 'headers'>;

/** The script's hints win over the headers: they are asked of the page, headers may pass through a proxy. */
function brandsOf({ hints, headers }: Stated): Brand[] {
  return hints.brands === undefined ? parseBrands(headers.brands) : readBrandNames(hints.brands);
}

function agentKey({ userAgent, hints, headers }: Stated): string {
  const brands = hints.brands === undefined ? headers.brands : hints.brands.join();
  return `${userAgent}\n${brands}\n${hints.platform ?? headers.platform}\n${hints.mobile ?? headers.mobile}`;
}
