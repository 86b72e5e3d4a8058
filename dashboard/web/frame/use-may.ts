// What the signed-in user's role may do, so that nothing is offered that the server would refuse. The server decides all
// the same: each route declares its roles.

import { useQuery } from '@tanstack/react-query';
import type { Role } from '#contract/report.ts';
import { meQuery } from '../api/access-queries.ts';

const everyone: readonly Role[] = ['marketer', 'sales', 'manager', 'administrator'];

const rights = {
  seeVisits: everyone,
  seeSignals: everyone,
  keepAlertHouse: ['manager', 'administrator'],
  seeLeads: everyone,
  changeLeads: ['sales', 'manager', 'administrator', 'agent'],
  handOver: ['sales', 'manager', 'administrator'],
  changeRequests: ['sales', 'manager', 'administrator'],
  seeSites: ['marketer', 'manager', 'administrator'],
  changeSites: ['marketer', 'administrator'],
  addSites: ['administrator'],
  makeKeys: ['administrator'],
  seeConnections: ['marketer', 'administrator'],
  manageCrms: ['administrator'],
  seeMailboxes: ['administrator'],
  seePipeline: ['marketer', 'manager', 'administrator'],
  seeRejected: ['manager', 'administrator'],
  replay: ['administrator'],
  seeLinks: ['marketer', 'manager', 'administrator'],
  makeLinks: ['marketer', 'administrator'],
  seeCompanies: everyone,
  changeCompanies: ['sales', 'manager', 'administrator'],
  mergeCompanies: ['manager', 'administrator'],
  importCompanies: ['manager', 'administrator'],
  importEngagement: ['marketer', 'administrator'],
  answerSuggestions: ['manager', 'administrator'],
  pinNetworks: ['manager', 'administrator'],
  correct: everyone,
  seePeople: everyone,
  noteContact: ['sales', 'manager', 'administrator'],
  mergePeople: everyone,
  seeHeldKeys: ['marketer', 'manager', 'administrator'],
  releaseKeys: ['manager', 'administrator'],
  erasePeople: ['administrator'],
  liftMailRefusals: ['administrator'],
  seeSources: ['marketer', 'manager', 'administrator'],
  changeSources: ['administrator'],
  seeRules: ['marketer', 'manager', 'administrator'],
  seeAccuracy: ['marketer', 'manager', 'administrator'],
  changeRules: ['manager', 'administrator'],
  makeApiKeys: ['marketer', 'sales', 'manager', 'administrator', 'agent'],
  exportLists: everyone,
  seeQuality: ['sales', 'manager', 'administrator'],
  seeWorkload: ['manager', 'administrator'],
  seeTeams: everyone,
  keepTeams: ['manager', 'administrator'],
  manageFields: ['administrator'],
  manageUsers: ['administrator'],
  seeAudit: ['administrator'],
  seePrivacy: ['marketer', 'manager', 'administrator'],
  nameController: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** Asks of one right; false until it is known who is signed in. */
export function useMay(): (right: Right) => boolean {
  const { data: me } = useQuery(meQuery);
  return (right) => me !== undefined && (rights[right] as readonly Role[]).includes(me.role);
}
