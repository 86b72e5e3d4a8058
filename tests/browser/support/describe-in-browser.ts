// The frame of every browser test file: one product and browser for the file, one site and context for each test.

import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import {
  type BrowserHarness,
  hasChromium,
  startBrowserHarness,
  type Visit,
  type VisitOptions,
} from './start-browser-harness.ts';

export interface InBrowser {
  start(options?: VisitOptions): Promise<Visit>;
  harness(): BrowserHarness;
}

/** Skipped where Chromium is not installed; with CI=true that is a failure instead. */
export function describeInBrowser(name: string, tests: (inBrowser: InBrowser) => void): void {
  describe.skipIf(!hasChromium)(name, () => {
    let running: BrowserHarness | undefined;
    let visits: Visit[] = [];
    const harness = () => {
      if (!running) throw new Error('The harness has not started.');
      return running;
    };
    beforeAll(async () => {
      running = await startBrowserHarness();
    });
    afterEach(async () => {
      for (const visit of visits) await visit.close();
      visits = [];
    });
    afterAll(() => running?.close());
    tests({
      harness,
      start: async (options) => {
        const visit = await harness().startVisit(options);
        visits.push(visit);
        return visit;
      },
    });
  });
}
