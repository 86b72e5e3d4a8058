// What all routes of one running collector share.

import type { FindClientAddress } from './client-address.ts';
import type { CollectorParts } from './collector-parts.ts';
import type { SaidUsers } from './drop-in/said-users.ts';
import type { FindSite } from './find-site.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LimitRate } from './limit-rate.ts';

export interface CollectorContext {
  parts: CollectorParts;
  findSite: FindSite;
  findClientAddress: FindClientAddress;
  limitRate: LimitRate;
  commit: GroupCommit;
  saidUsers: SaidUsers;
}
