// How the tests run: what is pure or plain in parallel first, then what opens stores of its own and the screens, two files at a time;
// last, one at a time, whatever starts the whole product, kills it or watches it, since two of those on two cores would measure each other.

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
const screens = ['tests/{browser,dashboard/web}/**/*.test.{ts,tsx}'];
const products = ['tests/{collector,conformance,faults,flow,run}/**/*.test.{ts,tsx}'];
/** What opens nothing, though it stands beside tests that do: it need not wait its turn. */
const plain = [
  'tests/collector/{client-address,event-id,find-site,group-commit,limit-rate,name-visitor,read-frame}.test.ts',
  'tests/collector/drop-in/{map-matomo-hit,map-segment-call,plausible-event,segment-calls,stated-consent}.test.ts',
  'tests/collector/own-forms/{check-answer,form-ticket}.test.ts',
  'tests/dashboard/web/{check-rules,describe-connection-state,describe-failure,describe-trace}.test.ts',
  'tests/dashboard/web/{evidence-list,fill-hours,find-correction-subject,languages}.test.{ts,tsx}',
  'tests/dashboard/web/{privacy-documents,read-rejection,search-params,step-properties}.test.ts',
  'tests/dashboard/web/{push-browser,send-in-pieces,use-format,weight-draft}.test.ts',
  'tests/run/{format-duration,read-replay-request}.test.ts',
  'tests/run/demo/say-time-left.test.ts',
  'tests/run/commands/**/{client-address,describe-run,read-arguments}.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // What a file imports stays for the next ones of its worker: a third of the whole time went into importing it anew.
    isolate: false,
    globalSetup: ['tests/support/share-made.ts'],
    reporters: ['default', createClosingReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...stores, ...screens, ...products],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'plain', include: plain, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'stores', include: stores, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          // A browser and an interface that another file has left in some state are not taken over.
          isolate: true,
          include: screens,
          exclude: plain,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'products',
          include: products,
          exclude: plain,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
