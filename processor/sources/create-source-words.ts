// What all sources together say of an autonomous system and of a domain: votes of the lists that name the system, and the
// organisations that files name with the domain. Worked out once and remembered until a source changes.

import type { CompanyKnowledge, SystemVote } from '#intelligence/company/company-knowledge.ts';
import type { DomainUsers } from '#intelligence/company/domain-users/count-domain-users.ts';
import type { DatasetSwitches } from '../lookups/dataset-switches.ts';
import type { NetworkLookup } from '../lookups/network-lookup.ts';
import type { NetworkLists } from '../lookups/open-network-lists.ts';
import type { FileMeasures } from './keep-measures.ts';

export interface SourceWords extends Pick<CompanyKnowledge, 'votesOfSystem' | 'organisationsOfDomain'> {
  /** A source came, changed, went or was switched. */
  forget(): void;
}

/** About 200 bytes each; there are fewer systems in the world. */
const systemsMax = 100_000;

export function createSourceWords(
  {
    lists,
    networks,
    measures,
  }: {
    lists: Pick<NetworkLists, 'votesOf'>;
    networks: Pick<NetworkLookup, 'files'>;
    measures: Pick<FileMeasures, 'find'>;
  },
  states: Pick<DatasetSwitches, 'isOn'>,
): SourceWords {
  const votes = new Map<number, readonly SystemVote[]>();
  let users: readonly DomainUsers[] | undefined;
  return {
    votesOfSystem(asn) {
      const known = votes.get(asn);
      if (known !== undefined) return known;
      const said = lists
        .votesOf(asn)
        .filter(({ dataset }) => states.isOn(dataset))
        .sort((one, other) => (one.dataset < other.dataset ? -1 : 1));
      if (votes.size >= systemsMax) votes.clear();
      votes.set(asn, said);
      return said;
    },
    // The most that any one says: two files may name the same organisations, and without one of them the other still holds.
    organisationsOfDomain(domain) {
      users ??= networks.files().flatMap((file) => {
        const counted = states.isOn(file.id) ? measures.find(file)?.domainUsers : undefined;
        return counted === undefined || counted.size === 0 ? [] : [counted];
      });
      let most = 0;
      for (const counted of users) most = Math.max(most, counted.get(domain) ?? 0);
      return most;
    },
    forget() {
      votes.clear();
      users = undefined;
    },
  };
}
