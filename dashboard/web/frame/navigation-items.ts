// What the navigation offers, in groups. A new page is a place here, in one of the groups, and a line in `routes.tsx`.

import {
  type Icon,
  IconActivityHeartbeat,
  IconArrowsExchange,
  IconArrowsSplit2,
  IconBell,
  IconBuildingCommunity,
  IconBuildingSkyscraper,
  IconChartBar,
  IconChecklist,
  IconDatabase,
  IconFileExport,
  IconFlame,
  IconForms,
  IconGauge,
  IconHistory,
  IconInbox,
  IconKey,
  IconLink,
  IconListCheck,
  IconListDetails,
  IconNetwork,
  IconPlugConnected,
  IconReceipt,
  IconScale,
  IconShieldLock,
  IconTargetArrow,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWorldWww,
  IconZoomCheck,
} from '@tabler/icons-react';
import type { Right } from './use-may.ts';

interface Place {
  icon: Icon;
  /** Shown to those who have it. */
  needs: Right;
  /** Also in the bar at the bottom of phones, which has room for four. */
  isDaily?: true;
}

const places = {
  leads: { icon: IconFlame, needs: 'seeLeads', isDaily: true },
  tasks: { icon: IconChecklist, needs: 'seeLeads', isDaily: true },
  'hand-over': { icon: IconArrowsExchange, needs: 'handOver' },
  live: { icon: IconActivityHeartbeat, needs: 'seeVisits' },
  visits: { icon: IconListDetails, needs: 'seeVisits' },
  visiting: { icon: IconBuildingCommunity, needs: 'seeVisits', isDaily: true },
  signals: { icon: IconBell, needs: 'seeSignals' },
  links: { icon: IconLink, needs: 'seeLinks' },
  requests: { icon: IconInbox, needs: 'seeVisits' },
  companies: { icon: IconBuildingSkyscraper, needs: 'seeCompanies', isDaily: true },
  people: { icon: IconUser, needs: 'seePeople' },
  orders: { icon: IconReceipt, needs: 'seeCompanies' },
  suggestions: { icon: IconListCheck, needs: 'seeCompanies' },
  networks: { icon: IconNetwork, needs: 'seeCompanies' },
  sources: { icon: IconDatabase, needs: 'seeSources' },
  rules: { icon: IconScale, needs: 'seeRules' },
  scoring: { icon: IconGauge, needs: 'seeRules' },
  accuracy: { icon: IconTargetArrow, needs: 'seeAccuracy' },
  sites: { icon: IconWorldWww, needs: 'seeSites' },
  connections: { icon: IconPlugConnected, needs: 'seeConnections' },
  pipeline: { icon: IconArrowsSplit2, needs: 'seePipeline' },
  'data-quality': { icon: IconZoomCheck, needs: 'seeQuality' },
  workload: { icon: IconChartBar, needs: 'seeWorkload' },
  keys: { icon: IconKey, needs: 'makeApiKeys' },
  exports: { icon: IconFileExport, needs: 'exportLists' },
  teams: { icon: IconUsersGroup, needs: 'keepTeams' },
  fields: { icon: IconForms, needs: 'manageFields' },
  users: { icon: IconUsers, needs: 'manageUsers' },
  audit: { icon: IconHistory, needs: 'seeAudit' },
  privacy: { icon: IconShieldLock, needs: 'seePrivacy' },
} as const satisfies Record<string, Place>;

type Label = keyof typeof places;

export interface NavigationItem extends Place {
  to: `/${Label}`;
  label: Label;
}

const at = (label: Label): NavigationItem => ({ to: `/${label}`, label, ...places[label] });

export const navigationGroups: {
  label: 'groupSelling' | 'groupActivity' | 'groupCompanies' | 'groupKnowledge' | 'groupSettings';
  items: NavigationItem[];
}[] = [
  {
    label: 'groupSelling',
    items: [at('leads'), at('tasks'), at('hand-over'), at('workload'), at('data-quality')],
  },
  {
    label: 'groupActivity',
    items: [at('live'), at('visits'), at('visiting'), at('requests'), at('signals'), at('links')],
  },
  {
    label: 'groupCompanies',
    items: [at('companies'), at('people'), at('orders'), at('suggestions'), at('networks'), at('exports')],
  },
  { label: 'groupKnowledge', items: [at('sources'), at('rules'), at('scoring'), at('accuracy')] },
  {
    label: 'groupSettings',
    items: [
      at('sites'),
      at('connections'),
      at('pipeline'),
      at('teams'),
      at('fields'),
      at('users'),
      at('keys'),
      at('audit'),
      at('privacy'),
    ],
  },
];
