// What a list says about its networks stands in its file's name: `vpn-office.txt`, `hosting-aws.json`.

import type { NetworkMark } from '#intelligence/company/resolution.ts';

const marks: ReadonlyMap<string, NetworkMark> = new Map<string, NetworkMark>([
  ['hosting', 'hosting'],
  ['vpn', 'vpn'],
  ['relay', 'relay'],
  ['gateway', 'shared_gateway'],
  ['crawler', 'crawler'],
  ['tor', 'tor'],
  ['proxy', 'proxy'],
]);

/** Undefined for a name that says none. `provider` is the rest of the name, such as `aws`. */
export function findListMark(fileName: string): { mark: NetworkMark; provider: string } | undefined {
  const [, word = '', provider = ''] = /^([a-z]+)-([^.]+)/.exec(fileName) ?? [];
  const mark = marks.get(word);
  return mark === undefined ? undefined : { mark, provider };
}
