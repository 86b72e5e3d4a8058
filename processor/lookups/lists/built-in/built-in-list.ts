// The lists of networks that come with Fiuto: a start for whoever has dropped no list of their own in. What a provider publishes
// itself is newer; a file of the same kind in the directory of lists is heard beside them.

import { clouds } from './clouds.ts';
import { crawlers } from './crawlers.ts';
import { gateways } from './gateways.ts';
import { relays } from './relays.ts';
import { vpns } from './vpns.ts';

export interface BuiltInList {
  /** As a file would be called: the first word says what its networks are (`find-list-mark.ts`). */
  readonly name: string;
  /** Day on which it was taken over, `YYYY-MM-DD`. */
  readonly date: string;
  /** CIDR, with blanks or line ends between. */
  readonly networks: string;
}

export const builtInLists: readonly BuiltInList[] = [...clouds, ...crawlers, ...gateways, ...relays, ...vpns];
