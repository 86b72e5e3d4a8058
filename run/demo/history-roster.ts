// Who visits the demo site: offices of companies on test networks, people at home, robots. Made once from a fixed seed,
// so that the same visitors come back on other days.

import { createSeededRandom } from './seeded-random.ts';

export interface DemoVisitor {
  /** 16 hex digits; used under `granted`. */
  id: string;
  address: string;
  userAgent: string;
  language: string;
  consent: 'granted' | 'limited' | 'denied';
  isBot: boolean;
  /** How often they come, relative to each other. */
  weight: number;
  /** Who says so when asking for something; only under `granted`. */
  person?: { name: string; email: string };
}

const companies = 320;
const peopleAtHome = 1_400;

const desktopAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
] as const;
const phoneAgents = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
] as const;
const robots = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
] as const;
const languages = ['it-IT', 'it-IT', 'it-IT', 'en-GB', 'de-DE', 'fr-FR', 'es-ES'] as const;

/** First three parts of the network of a company, numbered from 0. 198.18.0.0/15 is set aside for tests: it is nobody's. */
export function officeNetwork(company: number): string {
  return `198.${18 + (company >> 8)}.${company & 255}`;
}

/** Domain of that company's mail. */
export function officeDomain(company: number): string {
  return `sample-${company + 1}.com`;
}

export function makeRoster(): DemoVisitor[] {
  const random = createSeededRandom('fiuto demo visitors');
  const visitors: DemoVisitor[] = [];
  const add = (address: string, userAgent: string, isBot: boolean, weight: number) => {
    const share = random.next();
    const consent = share < 0.55 ? 'granted' : share < 0.9 ? 'limited' : 'denied';
    const id = random.uuid(0).replaceAll('-', '').slice(-16);
    visitors.push({
      id,
      address,
      userAgent,
      language: random.pick(languages),
      consent: isBot ? 'limited' : consent,
      isBot,
      weight,
    });
    return visitors.at(-1);
  };
  for (let company = 0; company < companies; company += 1) {
    // A few colleagues behind one address, some companies far more interested than others.
    const network = officeNetwork(company);
    const interest = random.next() ** 3 * 8 + 0.3;
    const colleagues = random.whole(1, 4);
    for (let one = 0; one < colleagues; one += 1) {
      const address = `${network}.${random.whole(1, 6)}`;
      const visitor = add(address, random.pick(desktopAgents), false, interest / colleagues);
      if (visitor?.consent !== 'granted' || !random.chance(0.4)) continue;
      const number = visitors.length;
      visitor.person = {
        name: `Sample Person ${number}`,
        email: `person-${number}@${officeDomain(company)}`,
      };
    }
  }
  for (let person = 0; person < peopleAtHome; person += 1) {
    // 203.0.113.0/24 and 2001:db8::/32 are set aside for documentation.
    const address = random.chance(0.6)
      ? `203.0.113.${random.whole(1, 254)}`
      : `2001:db8:${random.whole(1, 0xfff).toString(16)}::${random.whole(1, 0xffff).toString(16)}`;
    add(address, random.pick(random.chance(0.6) ? phoneAgents : desktopAgents), false, random.next());
  }
  for (const robot of robots) add(`192.0.2.${random.whole(1, 254)}`, robot, true, 25);
  return visitors;
}
