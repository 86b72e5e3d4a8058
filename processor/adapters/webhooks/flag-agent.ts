// A machine that a mailing tool names by its user agent alone: the tools that set no flag of their own pass this on.

import { readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';

/** All that Apple's mail privacy protection says of itself when it loads the pictures of a mail. */
const privacyAgent = 'Mozilla/5.0';
/** Fetch a picture when somebody looks at the mail: the mail program's post box, so to speak. */
const pictureProxy = /ImageProxy|YahooMailProxy/i;

/** Code of the machine; '' where the agent tells of none. */
export function flagAgent(userAgent: string): string {
  if (userAgent.trim() === privacyAgent) return 'privacy_proxy';
  if (userAgent === '' || pictureProxy.test(userAgent)) return '';
  return readAgentSuspicion(userAgent, { brands: '', platform: '' }).declared === '' ? '' : 'declared_robot';
}
