// How the tests run: what is pure in parallel first, then what opens stores of its own, two files at a time; last, one at a time,
// whatever starts the whole product, kills it or drives a browser, since two of those on two cores would measure each other.

import { defineConfig } from 'vitest/config';
import { createClosingReporter } from './tests/support/report-closing.ts';

const stores = [
  'tests/crm/**/*.test.ts',
  'tests/dashboard/server/**/*.test.ts',
  'tests/processor/answer-replay.test.ts',
  'tests/processor/{connections,mailbox,rights}/**/*.test.ts',
  'tests/processor/sources/{,providers/}*.test.ts',
  'tests/stores/{records,queue}/**/*.test.ts',
  'tests/stores/events/questions/**/*.test.ts',
  'tests/stores/events/sessions/**/*.test.ts',
];
const products = [
  'tests/{browser,collector,conformance,faults,flow,run}/**/*.test.{ts,tsx}',
  'tests/dashboard/web/**/*.test.{ts,tsx}',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    reporters: ['default', createClosingReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...stores, ...products],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'stores', include: stores, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'products', include: products, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
