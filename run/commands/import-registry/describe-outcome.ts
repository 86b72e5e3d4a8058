// What an import of registry data says at its end.

import { formatCount } from '../import-log/show-progress.ts';
import type { RegistryOrders, RegistryOutcome } from './registry-orders.ts';

const leftOutWords: Readonly<Record<string, string>> = {
  placeholder: 'placeholders for what the registry does not manage',
  unassigned: 'ranges that nobody holds',
  other: 'records of other kinds',
  dummy_names: 'organisations without a published name (taken, without effect)',
};

export function describeOutcome(orders: RegistryOrders, outcome: RegistryOutcome, seconds: number): string {
  const { taken, leftOut, unusable, problems, duplicates, clipped } = outcome;
  const whole = `The index has ${formatCount(outcome.indexRows)} ranges, ${formatCount(outcome.indexBytes / 1e6)} MB. A running Fiuto takes it up by itself.\n`;
  if (orders.files.length === 0)
    return `${orders.source} is removed, as if it had never been there. ${whole}`;
  const lines = [
    `${orders.source}: ${countOf(taken.ranges, 'range')}, ${countOf(taken.organisations, 'organisation')}, ${countOf(taken.systems, 'autonomous system')} in ${formatCount(seconds)} s.`,
    ...Object.entries(leftOut).map(
      ([reason, count]) => `  ${formatCount(count)} ${leftOutWords[reason] ?? reason}`,
    ),
  ];
  if (duplicates > 0) lines.push(`  ${formatCount(duplicates)} ranges stood there twice and count once`);
  if (clipped > 0) lines.push(`  ${formatCount(clipped)} ranges cross another one and count inside it`);
  if (unusable > 0) {
    lines.push(`  ${formatCount(unusable)} records cannot be used; all others were taken:`);
    lines.push(...problems.map((problem) => `    ${problem}`));
    if (unusable > problems.length) lines.push('    ...');
  }
  return `${lines.join('\n')}\n${whole}`;
}

function countOf(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
