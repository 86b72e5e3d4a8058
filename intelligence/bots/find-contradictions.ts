// Client hints that contradict the user agent: somebody changed one of the two and forgot the other.

import { parseBrands, readPlatform } from '../agents/client-hints.ts';

/** Where user agent and client hints cannot both be true. */
export function findContradictions(
  agent: { chromium: number; system: string },
  hints: { brands: string; platform: string },
): string[] {
  const contradictions: string[] = [];
  const platform = readPlatform(hints.platform);
  if (platform !== '' && agent.system !== '' && !fits(platform, agent.system)) {
    contradictions.push('platform-mismatch');
  }
  const stated = parseBrands(hints.brands).find((brand) => brand.name === 'Chromium')?.version ?? 0;
  if (stated > 0 && agent.chromium > 0 && stated !== agent.chromium) contradictions.push('version-mismatch');
  if (stated > 0 && agent.chromium === 0) contradictions.push('brand-mismatch');
  return contradictions;
}

const platformSystems: Readonly<Record<string, readonly string[]>> = {
  Windows: ['Windows'],
  macOS: ['macOS'],
  // The desktop version of a site is asked for with the agent of a Linux desktop.
  Android: ['Android', 'Linux'],
  Linux: ['Linux'],
  'Chrome OS': ['ChromeOS'],
  'Chromium OS': ['ChromeOS'],
};

function fits(platform: string, system: string): boolean {
  const systems = Object.hasOwn(platformSystems, platform) ? platformSystems[platform] : undefined;
  return systems === undefined || systems.includes(system);
}
