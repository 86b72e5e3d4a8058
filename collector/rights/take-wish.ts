// What somebody decides behind their mailed link: taken after a tap alone, never for opening the page.

import { withdrawnPurposes } from '#contract/rights-report.ts';
import type { OpenedLink, RightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import type { RightsWords } from './rights-words.ts';

/** The name under which `done` of the words says what was done; undefined when nothing was asked for that there is. */
export async function takeWish(
  desk: RightsDesk,
  link: OpenedLink,
  wish: string,
  isSure: boolean,
  language: RightsWords['language'],
): Promise<keyof RightsWords['done'] | undefined> {
  const purpose = withdrawnPurposes.find((one) => wish === `withdraw_${one}`);
  if (purpose !== undefined) {
    await desk.withdraw(link, [purpose]);
    return purpose;
  }
  if (wish === 'unsubscribe') {
    await desk.unsubscribe(link);
    return 'unsubscribe';
  }
  if (wish === 'object') {
    await desk.object(link, language);
    return 'object';
  }
  if (wish !== 'erase' || !isSure) return undefined;
  return (await desk.erase(link, language)) === 'at_once' ? 'erase_at_once' : 'erase_ask';
}
