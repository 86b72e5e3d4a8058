// Cuts the client's address down to its network. The last step: after it the full address is gone.

import QuickLRU from 'quick-lru';
import type { DescribedEvent, NamedEvent } from '#contract/event-stages.ts';
import { cutAddress } from '#intelligence/networks/cut-address.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import { rememberLast } from './remember-last.ts';

const addressesMax = 5_000;
/** No full address stays in memory for longer than this, whether events come or not. */
const keptMsMax = 3_600_000;

export function createHideAddress(): Step<NamedEvent, DescribedEvent> {
  const networks = new QuickLRU<string, string>({ maxSize: addressesMax });
  const networkOf = rememberLast((address: string) => {
    let network = networks.get(address);
    if (network === undefined) {
      network = cutAddress(address);
      networks.set(address, network);
    }
    return network;
  });
  const forget = () => {
    networks.clear();
    networkOf.forget();
  };
  setInterval(forget, keptMsMax).unref();

  return function hideAddress(event) {
    return addFields(event, { address: '' as const, network: networkOf(event.address) });
  };
}
