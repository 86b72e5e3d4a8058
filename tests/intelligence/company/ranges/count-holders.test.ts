// What the registry's rows together tell of a holder: others below the ranges, names under a maintainer, labels that come again.

import { describe, expect, it } from 'vitest';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import {
  buildSampleIndex,
  type SampleSource,
  sampleDataset,
  sampleRow,
} from '../../../support/build-ranges.ts';
import { sampleAddress } from '../../../support/sample-resolution.ts';

const customer = (at: number, description: string, maintainer = 'TELALFA-MNT') =>
  sampleRow(`81.0.${at}.0-81.0.${at}.7`, { description, status: 'ASSIGNED PA', maintainer });
const pool = (at: number, description: string) =>
  sampleRow(`81.0.${at}.0-81.0.${at}.255`, { description, status: 'ASSIGNED PA', maintainer: 'TELALFA-MNT' });

const ripe: SampleSource = {
  dataset: sampleDataset('ripe'),
  rows: [
    sampleRow('81.0.0.0-81.0.255.255', {
      organisationHandle: 'ORG-TA1-RIPE',
      status: 'ALLOCATED PA',
      maintainer: 'TELALFA-MNT',
    }),
    customer(1, 'Officine Bertoldi S.p.A.\nViterbo'),
    customer(2, 'Kramer & Vogt AG'),
    customer(3, 'Van Dalen Schilderwerken B.V.'),
    pool(10, 'Linee veloci Viterbo'),
    pool(11, 'Linee veloci Rieti'),
    pool(12, 'Linee veloci Terni'),
    pool(13, 'Bertoldi Logistica'),
    sampleRow('82.0.0.0-82.0.3.255', {
      organisationHandle: 'ORG-MG1-RIPE',
      status: 'ALLOCATED PA',
      maintainer: 'GETRIEBE-MNT',
    }),
    sampleRow('82.0.1.0-82.0.1.255', {
      description: 'Muehlbauer DMZ',
      status: 'ASSIGNED PA',
      maintainer: 'GETRIEBE-MNT',
    }),
  ],
  organisations: [
    { handle: 'ORG-TA1-RIPE', name: 'Telalfa S.p.A.', type: 'LIR', country: 'IT', description: '' },
    { handle: 'ORG-MG1-RIPE', name: 'Muehlbauer Getriebe GmbH', type: 'LIR', country: 'DE', description: '' },
  ],
};

describe('the counts of a range index', () => {
  const index = openRangeIndex(buildSampleIndex([ripe]));
  const ask = (address: string) => index.find(sampleAddress(address)).map(({ registry }) => registry);

  it('give a carrier the names below his ranges, and a firm none for its own parts', () => {
    expect(ask('81.0.200.1')[0]?.customers).toBe(7);
    expect(ask('82.0.0.1')[0]?.customers).toBe(0);
  });

  it('give each row the names under its maintainer', () => {
    expect(ask('81.0.1.1')[0]?.maintained).toBe(8);
    expect(ask('82.0.1.1')[0]?.maintained).toBe(2);
  });

  it('know a label that comes again with other last words', () => {
    expect(ask('81.0.11.1')[0]?.isSeries).toBe(true);
    expect(ask('81.0.13.1')[0]?.isSeries).toBe(false);
    expect(ask('81.0.1.1')[0]?.isSeries).toBe(false);
  });

  it('are those of the rest when a source is taken away', () => {
    const other: SampleSource = { ...ripe, dataset: sampleDataset('apnic') };
    const both = buildSampleIndex([
      ripe,
      { ...other, rows: [customer(40, 'Gruppo Adriatica', 'OTHER-MNT')] },
    ]);
    const rest = buildSampleIndex([], { index: both, keep: ({ id }) => id === 'registry:ripe' });
    expect(Buffer.from(rest)).toEqual(Buffer.from(buildSampleIndex([ripe])));
  });
});
