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
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
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
