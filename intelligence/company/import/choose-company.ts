// Which known company a line is about. The strongest key that leads anywhere decides; two companies that fit equally are
// a conflict for a human, and a name alone never outweighs a number that differs.

import type { ReadLine } from '#contract/company-import.ts';
import { compareNames } from '../names/compare-names.ts';
import { type NormalisedName, normaliseName } from '../names/normalise-name.ts';
import type { KnownForImport } from './known-company.ts';
import { type KeyKind, keyKinds } from './line-keys.ts';

export interface Choice {
  /** Undefined: the line is a new company, or a conflict. */
  readonly company: KnownForImport | undefined;
  /** What told which it is: the strongest of what fits. */
  readonly by?: KeyKind;
  /** Companies between which a human must decide. */
  readonly conflict: readonly KnownForImport[];
  /** Companies of the same name that are, as far as the numbers tell, not the same: perhaps duplicates. */
  readonly resembling: readonly KnownForImport[];
}

/**
 * `candidates`: by the kind of key that they share with the line, merged ones among them. `find`: any company of theirs
 * or that one of them is merged into, by id.
 */
export function chooseCompany(
  values: ReadLine,
  candidates: ReadonlyMap<KeyKind, readonly KnownForImport[]>,
  find: (id: number) => KnownForImport | undefined,
): Choice {
  // Read only when there is somebody to compare it with: most lines are of nobody, or of one who bears the same id.
  let read: NormalisedName | undefined;
  const name = () => {
    read ??= values.name === '' ? undefined : normaliseName(values.name);
    return read;
  };
  for (const kind of keyKinds) {
    const fitting = (candidates.get(kind) ?? []).filter((known) => !differs(kind, values, name, known));
    if (fitting.length === 0) continue;
    const found = narrow(kind, fitting, name, values.country, find);
    const rivals = found.length === 1 ? findRivals(found[0], kind, candidates) : [];
    if (found.length > 1 || rivals.length > 0)
      return { company: undefined, conflict: [...found, ...rivals], resembling: [] };
    return { company: found[0], by: kind, conflict: [], resembling: [] };
  }
  return { company: undefined, conflict: [], resembling: findResembling(values, candidates) };
}

type LazyName = () => NormalisedName | undefined;

/** Says that a candidate cannot be the company of the line, whatever they share. */
function differs(kind: KeyKind, values: ReadLine, readName: LazyName, known: KnownForImport): boolean {
  if (kind === 'x') return false;
  if (areDifferent(values.fiscalCode, known.fiscalCode)) return true;
  if (kind !== 'f' && kind !== 'v' && areDifferent(values.vatNumber, known.vatNumber)) return true;
  const name = readName();
  const isSameName = name === undefined || known.nameKeys.includes(name.base);
  // Lists of two programs give one company two ids. A plant has its own id beside that of the firm, whose number it shares.
  if (areDifferent(values.externalId, known.externalId) && (!isSameName || values.parent !== '')) return true;
  if (kind === 'f' || kind === 'v') return false;
  if (areDifferent(values.country, known.country)) return true;
  if (name === undefined || kind === 'd') return !isSameName && !isLike(name, known);
  return haveOtherForms(name, normaliseName(known.name));
}

/** Firms of a group share a website; that of a firm with quite another name is no proof. */
function isLike(name: NormalisedName | undefined, known: KnownForImport): boolean {
  if (name === undefined) return true;
  return [known.name, known.legalName, ...known.aliases].some(
    (text) => text !== '' && compareNames(name, normaliseName(text)).verdict !== 'differ',
  );
}

function areDifferent(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}

/** An AG and a GmbH of one name are two companies. */
function haveOtherForms(name: NormalisedName, known: NormalisedName): boolean {
  const formsOf = ({ legalForms }: NormalisedName) =>
    legalForms.map(({ generic }) => generic).filter((generic) => generic !== '');
  const [one, other] = [formsOf(name), formsOf(known)];
  return one.length > 0 && other.length > 0 && !other.some((generic) => one.includes(generic));
}

/** One for each company that the merged ones amount to; of several, those whose name and country are the line's. */
function narrow(
  kind: KeyKind,
  fitting: readonly KnownForImport[],
  readName: LazyName,
  country: string,
  find: (id: number) => KnownForImport | undefined,
): KnownForImport[] {
  const roots = new Map<number, KnownForImport>();
  for (const known of fitting) {
    // A line that bears the id of a merged company means that one; anything else means what it was merged into.
    const meant = kind === 'x' ? known : (find(known.rootId) ?? known);
    if (!roots.has(known.rootId)) roots.set(known.rootId, meant);
  }
  const all = [...roots.values()];
  const name = all.length === 1 ? undefined : readName();
  if (name === undefined) return all;
  const named = all.filter((known) => known.nameKeys.includes(name.base));
  const placed = named.filter((known) => country !== '' && known.country === country);
  return placed.length === 1 ? placed : named.length === 1 ? named : all;
}

/** Its id says one company and its fiscal or VAT number another: somebody mixed two lines up. */
function findRivals(
  found: KnownForImport | undefined,
  kind: KeyKind,
  candidates: ReadonlyMap<KeyKind, readonly KnownForImport[]>,
): KnownForImport[] {
  if (!found || (kind !== 'x' && kind !== 'f')) return [];
  for (const weaker of ['f', 'v'] as const) {
    const others = weaker === kind ? [] : (candidates.get(weaker) ?? []);
    if (others.length > 0 && !others.some(({ rootId }) => rootId === found.rootId)) return [...others];
  }
  return [];
}

function findResembling(
  values: ReadLine,
  candidates: ReadonlyMap<KeyKind, readonly KnownForImport[]>,
): KnownForImport[] {
  return (candidates.get('n') ?? []).filter(
    (known) =>
      known.id === known.rootId &&
      !areDifferent(values.fiscalCode, known.fiscalCode) &&
      !areDifferent(values.vatNumber, known.vatNumber) &&
      !areDifferent(values.externalId, known.externalId),
  );
}
