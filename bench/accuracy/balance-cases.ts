// Gives rare cases their share of the visits of a class, whatever the size of the world.

import { caseShares } from './noise.ts';
import type { Network, TruthClass } from './world.ts';

/** Changes weights in place. The cases named in `caseShares` get their share, the others keep theirs among themselves. */
export function balanceCases(networks: Network[]): void {
  const sums = new Map<TruthClass, number>();
  const caseSums = new Map<string, number>();
  const classOfCase = new Map<string, TruthClass>();
  for (const { truthClass, caseName, weight } of networks) {
    sums.set(truthClass, (sums.get(truthClass) ?? 0) + weight);
    caseSums.set(caseName, (caseSums.get(caseName) ?? 0) + weight);
    classOfCase.set(caseName, truthClass);
  }
  const free = new Map<TruthClass, number>();
  const others = new Map(sums);
  for (const [caseName, share] of caseShares) {
    const truthClass = classOfCase.get(caseName);
    if (truthClass === undefined) continue;
    free.set(truthClass, (free.get(truthClass) ?? 1) - share);
    others.set(truthClass, (others.get(truthClass) ?? 0) - (caseSums.get(caseName) ?? 0));
  }
  const factors = new Map<string, number>();
  for (const [caseName, share] of caseShares) {
    const truthClass = classOfCase.get(caseName);
    if (truthClass === undefined) continue;
    const wanted = (share * (others.get(truthClass) ?? 0)) / (free.get(truthClass) ?? 1);
    factors.set(caseName, wanted / (caseSums.get(caseName) ?? 1));
  }
  networks.forEach((network, index) => {
    const factor = factors.get(network.caseName);
    if (factor !== undefined) networks[index] = { ...network, weight: network.weight * factor };
  });
}
