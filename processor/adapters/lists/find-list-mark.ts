// What a list says about its networks and autonomous systems stands in its file's name: `vpn-office.txt`, `hosting-aws.json`,
// `systems-ipverse.json`.

import type { SystemKind } from '#intelligence/company/known-systems.ts';
import type { NetworkMark } from '#intelligence/company/resolution.ts';

export interface ListMark {
  /** Of its networks; undefined where the list speaks of systems alone. */
  readonly mark: NetworkMark | undefined;
  /** Of its systems; `each`: every row says its own; undefined where being listed says nothing of a whole system. */
  readonly system: SystemKind | 'each' | undefined;
  /** The rest of the name, such as `aws`. */
  readonly provider: string;
}

const marks: ReadonlyMap<string, Omit<ListMark, 'provider'>> = new Map<string, Omit<ListMark, 'provider'>>([
  ['hosting', { mark: 'hosting', system: 'hosting' }],
  ['vpn', { mark: 'vpn', system: 'vpn' }],
  ['relay', { mark: 'relay', system: undefined }],
  ['gateway', { mark: 'shared_gateway', system: 'shared_gateway' }],
  ['crawler', { mark: 'crawler', system: undefined }],
  ['tor', { mark: 'tor', system: undefined }],
  ['proxy', { mark: 'proxy', system: undefined }],
  ['systems', { mark: undefined, system: 'each' }],
]);

/** Undefined for a name that says none. */
export function findListMark(fileName: string): ListMark | undefined {
  const [, word = '', provider = ''] = /^([a-z]+)-([^.]+)/.exec(fileName) ?? [];
  const found = marks.get(word);
  return found === undefined ? undefined : { ...found, provider };
}
