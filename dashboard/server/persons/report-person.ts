// A person as the API shows them: whole to who may see them, by name and owner alone to others.

import type {
  KeyKind,
  PersonCompany,
  PersonDetail,
  PersonKeyReport,
  PersonName,
  PersonRow,
  PersonTie,
  PersonValueReport,
  RefusedTieReport,
  ToldValueReport,
} from '#contract/person-report.ts';
import { chooseValues, type ToldValue } from '#intelligence/identity/choose-values.ts';
import { isSharedKey } from '#intelligence/identity/identity-key.ts';
import type { Tie } from '#intelligence/identity/joined-person.ts';
import { nameNetwork } from '#intelligence/identity/name-network.ts';
import { rankValue } from '#intelligence/identity/rank-value.ts';
import { isSocialNetwork, linkSocialKey, readSocialProfile } from '#intelligence/identity/social-profile.ts';
import type { KeyOfPerson } from '#stores/records/identity/load-person-parts.ts';
import type { StandingCompany } from '#stores/records/questions/company-statuses.ts';
import type { PersonRecord } from '#stores/records/questions/person-find.ts';
import type { PersonCard } from '#stores/records/questions/person-list.ts';

export type ShownCard = Pick<PersonCard, 'id' | 'name' | 'email' | 'key'>;

export function nameOf({ id, name, email, key }: ShownCard): PersonName {
  return { id, name: name || email || textOf(key) };
}

/** Without the kind in front, and a site's own id without the number of the site; a number at a network behind the network's name. */
export function textOf(key: string): string {
  const text = key.slice(key.indexOf(':') + 1);
  if (kindOf(key) === 'social') {
    const [network = '', ...id] = text.split(':');
    return `${nameNetwork(network)} ${id.join(':')}`;
  }
  return kindOf(key) === 'user' ? text.slice(text.indexOf(':') + 1) : text;
}

export function kindOf(key: string): KeyKind {
  const kind = key.split(':', 1)[0];
  return kind === 'user' || kind === 'phone' || kind === 'social' ? kind : 'email';
}

export function reportCompanyOf(card: PersonCard, company: StandingCompany | undefined): PersonCompany {
  const { domain, companyName } = card;
  return {
    id: company?.id ?? null,
    name: company?.name ?? companyName,
    domain,
    owner: { id: company?.ownerId ?? null, name: company?.ownerName ?? '' },
  };
}

export function reportPersonRow(card: PersonCard, company: PersonCompany, isWhole: boolean): PersonRow {
  const { isConfirmed, isShared, email, jobTitle, firstMs, lastMs } = card;
  // Of a colleague's person there is a name, and nothing that it was made of.
  if (!isWhole)
    return {
      ...{ id: card.id, name: card.name, isWhole, email: '', jobTitle: '' },
      company: { ...company, domain: '' },
      ...{ isConfirmed: false, isShared: false, firstAt: null, lastAt: null },
    };
  return {
    ...nameOf(card),
    ...{ isWhole, email, jobTitle, company, isConfirmed, isShared },
    ...{ firstAt: toTime(firstMs), lastAt: toTime(lastMs) },
  };
}

const hiddenKey = '…';

export function reportParts(
  { keys, values, employers, ties, refused, facts, personOf, card }: PersonRecord,
  names: ReadonlyMap<number, PersonName>,
): Pick<PersonDetail, 'values' | 'employers' | 'keys' | 'ties' | 'refused'> {
  const reportTie = (tie: Tie): PersonTie => {
    const fact = facts.get(tie.fact);
    return {
      ...{ id: tie.fact, by: tie.by, way: fact?.way ?? 'operator', at: toTime(fact?.atMs ?? 0) },
      keys: [textOf(tie.keys[0]), textOf(tie.keys[1])],
      ...{ byName: fact?.byName ?? '', reason: fact?.reason ?? '' },
    };
  };
  /** Whoever the caller may not see is not told by a name that was refused. */
  const isShown = (key: string) => {
    const id = personOf.get(key);
    return id === undefined || id === card.id || names.has(id);
  };
  const cutOf = (tie: string) => [...facts.values()].find((fact) => fact.kind === 'cut' && fact.tie === tie);
  return {
    values: reportValues(values),
    employers: employers.map(({ firstMs, lastMs, ...employer }) => ({
      ...employer,
      ...{ from: toTime(firstMs), lastAt: toTime(lastMs) },
    })),
    keys: keys.map(reportKey),
    ties: ties.map(reportTie),
    refused: refused.map((tie): RefusedTieReport => {
      const cut = cutOf(tie.fact);
      const otherId = tie.keys.map((key) => personOf.get(key)).find((id) => id !== card.id);
      const [one, other] = tie.keys.map((key) => (isShown(key) ? textOf(key) : hiddenKey));
      return {
        ...reportTie(tie),
        keys: [one ?? hiddenKey, other ?? hiddenKey],
        ...(cut === undefined ? {} : { byName: cut.byName, reason: cut.reason, at: toTime(cut.atMs) }),
        refused: tie.reason,
        other: otherId === undefined ? null : (names.get(otherId) ?? null),
      };
    }),
  };
}

function reportKey(key: KeyOfPerson): PersonKeyReport {
  const { id, isProven, browsers, heldFor, firstMs, lastMs } = key;
  return {
    ...{ id, isProven, browsers, heldFor, kind: kindOf(key.key), text: textOf(key.key) },
    ...{ isShared: isSharedKey(key.key), link: linkSocialKey(key.key) ?? null },
    ...{ firstAt: toTime(firstMs), lastAt: toTime(lastMs) },
  };
}

function reportValues(told: readonly ToldValue[]): PersonValueReport[] {
  return [...chooseValues(told).values()].map(({ field, why, others, ...value }) => ({
    ...reportTold({ ...value, field }),
    ...{ field, why, others: others.map(reportTold) },
  }));
}

function reportTold(told: ToldValue): ToldValueReport {
  const { field, value, source, firstMs, lastMs } = told;
  const link = isSocialNetwork(field) ? readSocialProfile(field, value) : undefined;
  return {
    ...{ value, source, confidence: rankValue(told), link: link ?? null },
    ...{ firstAt: toTime(firstMs), lastAt: toTime(lastMs) },
  };
}

export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
