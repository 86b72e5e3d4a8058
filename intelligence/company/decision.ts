// A choice of a company, and what kind of network it was made for.

import type { Choice } from './choose-candidate.ts';
import type { NetworkKind } from './resolution.ts';

export interface Decision extends Choice {
  readonly kind: NetworkKind;
  /** The network has chosen: its range is the company's own. */
  readonly isByNetwork: boolean;
}
