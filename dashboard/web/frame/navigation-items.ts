// What the navigation offers, in groups. A new page is one line here, and one in `routes.tsx`.

import {
  type Icon,
  IconActivityHeartbeat,
  IconArrowsSplit2,
  IconHistory,
  IconListDetails,
  IconUsers,
  IconWorldWww,
} from '@tabler/icons-react';
import type { Right } from './use-may.ts';

export interface NavigationItem {
  to: '/live' | '/visits' | '/sites' | '/pipeline' | '/users' | '/audit';
  label: 'live' | 'visits' | 'sites' | 'pipeline' | 'users' | 'audit';
  icon: Icon;
  /** Shown to those who have it. */
  needs: Right;
}

export const navigationGroups: { label: 'groupActivity' | 'groupSettings'; items: NavigationItem[] }[] = [
  {
    label: 'groupActivity',
    items: [
      { to: '/live', label: 'live', icon: IconActivityHeartbeat, needs: 'seeVisits' },
      { to: '/visits', label: 'visits', icon: IconListDetails, needs: 'seeVisits' },
    ],
  },
  {
    label: 'groupSettings',
    items: [
      { to: '/sites', label: 'sites', icon: IconWorldWww, needs: 'seeSites' },
      { to: '/pipeline', label: 'pipeline', icon: IconArrowsSplit2, needs: 'seePipeline' },
      { to: '/users', label: 'users', icon: IconUsers, needs: 'manageUsers' },
      { to: '/audit', label: 'audit', icon: IconHistory, needs: 'seeAudit' },
    ],
  },
];
