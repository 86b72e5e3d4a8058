// The lists of networks that come with Fiuto: a start for whoever has dropped no list of their own in. What a provider publishes
// itself is newer; a file of the same kind in the directory of lists is heard beside them.

import type { BuiltInList } from './built-in-list.ts';
import { clouds } from './clouds.ts';
import { crawlers } from './crawlers.ts';
import { gateways } from './gateways.ts';
import { relays } from './relays.ts';
import { vpns } from './vpns.ts';

export const builtInLists: readonly BuiltInList[] = [...clouds, ...crawlers, ...gateways, ...relays, ...vpns];
