// Sheets for tests of what alerts say: lines of a company whose names try to be more than names.

import type { AlertLine, AlertSheet } from '#intelligence/alerts/alert-sheet.ts';

export const hostileName =
  'Evil <b>& "Co"</b> [x](http://evil.example) <!channel>\r\nBcc: a@b.example\u202e *bold*';

export function sampleLine(more: Partial<AlertLine> = {}): AlertLine {
  return {
    ...{ signalId: 7, kind: 'customer_back', companyId: 3, company: 'Acme Pumps', place: 'MI, IT' },
    ...{ person: 'Anna Rossi', at: '2026-11-26T09:00:00.000Z', score: 62, fit: 71, isKnown: true },
    ...{ deal: 'open', url: 'https://f.example/companies/3' },
    insteadOf: '',
    acts: [{ act: 'mine', url: 'https://f.example/a/token' }],
    ...more,
  };
}

export function sampleSheet(more: Partial<AlertSheet> = {}): AlertSheet {
  return {
    ...{ what: 'signal', messageId: 'signal-7-1', at: '2026-11-26T09:00:01.000Z', lines: [sampleLine()] },
    ...{ more: 0, week: null, handOver: null, mention: null, unusual: null, timeZone: 'Europe/Rome' },
    ...{ settingsUrl: 'https://f.example/signals', signalsUrl: 'https://f.example/signals?tab=signals' },
    ...more,
  };
}
