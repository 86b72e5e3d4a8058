// Faults of accessibility of a page as it is shown, and whether it scrolls sideways.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const axePath = require.resolve('axe-core/axe.min.js');

interface AxeFault {
  id: string;
  nodes: { html: string }[];
}

// What is fading in has less contrast than it will have, so nothing is judged while it moves.
async function waitUntilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isMoving = document
      .getAnimations()
      .some(
        ({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
      );
    const isFading = [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')].some(
      (element) => element.checkVisibility() && Number(getComputedStyle(element).opacity) < 1,
    );
    return !isMoving && !isFading;
  });
}

/** Faults of WCAG 2.2 A and AA that axe finds. */
export async function findFaults(page: Page): Promise<string[]> {
  await waitUntilStill(page);
  // By evaluation: the content security policy rightly refuses an injected script element.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const faults = await page.evaluate(async () => {
    const axe = (
      window as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeFault[] }> } }
    ).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await axe.run({ runOnly: tags })).violations;
  });
  return faults.map(
    (fault) => `${fault.id}: ${fault.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

/** Opens each address and lists what is wrong there. */
export async function findFaultsOf(page: Page, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.locator('h1, [class*=EmptyState]').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('[role=status][aria-label=Loading]'));
    faults.push(...(await findFaults(page)).map((fault) => `${path} ${fault}`));
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (sideways) faults.push(`${path} scrolls sideways`);
  }
  return faults;
}
