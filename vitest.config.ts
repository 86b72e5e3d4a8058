// How the tests run: what is pure in parallel first, then one file at a time whatever starts engines, servers or a
// browser, since two of those on two cores would measure each other.

import { defineConfig } from 'vitest/config';
import { createClosingReporter } from './tests/support/report-closing.ts';

const engines = [
  'tests/{browser,collector,conformance,dashboard,faults,flow,run}/**/*.test.{ts,tsx}',
  'tests/processor/answer-replay.test.ts',
  'tests/processor/connections/**/*.test.ts',
  'tests/processor/sources/{,providers/}*.test.ts',
  'tests/stores/{records,queue}/**/*.test.ts',
  'tests/stores/events/questions/**/*.test.ts',
  'tests/stores/events/sessions/**/*.test.ts',
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
          exclude: engines,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'engines', include: engines, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
