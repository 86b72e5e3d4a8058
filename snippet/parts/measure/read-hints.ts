// Screen, language and client hints of the browser; asked for only under `granted`.

import type { WireHints } from '../../../contract/wire-format.ts';

interface AgentData {
  platform: string;
  mobile: boolean;
  brands: { brand: string }[];
}

export function readHints(): WireHints {
  const agent = (navigator as Navigator & { userAgentData?: AgentData }).userAgentData;
  return {
    language: navigator.language,
    timeZone: readTimeZone(),
    screenWidth: screen.width,
    screenHeight: screen.height,
    viewportWidth: innerWidth,
    ...(agent && {
      platform: agent.platform,
      mobile: agent.mobile,
      brands: agent.brands.map(({ brand }) => brand),
    }),
  };
}

/** The first formatter of a page costs more than all the rest of the script, so where the name is to be had it is asked. */
function readTimeZone(): string {
  const { Temporal } = window as Window & { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal ? Temporal.Now.timeZoneId() : Intl.DateTimeFormat().resolvedOptions().timeZone;
}
