// The why of a decision as it is drawn: what speaks for and against it, what was left out, and nothing of it as HTML.

import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TraceReport } from '#contract/trace-report.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleCompany,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';
import { EvidenceList } from '../../../dashboard/web/evidence/evidence-list.tsx';
import { english } from '../../../dashboard/web/language/en/english.ts';
import { italian } from '../../../dashboard/web/language/it/italian.ts';

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'fiuto',
    resources: { en: { fiuto: english }, it: { fiuto: italian } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  }),
);

async function draw(trace: TraceReport, language: 'en' | 'it'): Promise<string> {
  await i18next.changeLanguage(language);
  const markup = renderToStaticMarkup(
    <MantineProvider>
      <EvidenceList trace={trace} />
    </MantineProvider>,
  );
  return markup.replace(/<style[\s\S]*?<\/style>/g, '');
}

const registered = sampleRegistration(
  '62.11.4.0/28',
  { description: ['Rossi <b>Valvole</b> S.r.l.'], netname: 'ROSSI-NET', lastModified: '2001-05-01' },
  { country: 'IT', provider: 'Telecom Italia', asn: 3269, asnName: 'Telecom Italia' },
);

describe('the list of evidence', () => {
  it('shows band, probability, reasons for and against, and the network', async () => {
    const trace = resolveCompany(sampleInput('62.11.4.3', [registered]), sampleKnowledge());
    const markup = await draw(trace, 'en');
    expect(markup).toMatch(/Their office network, registered to them/);
    expect(markup).toMatch(/registry RIPE/);
    expect(markup).toMatch(/Speaks against it/);
    expect(markup).toMatch(/Probability \d+%/);
    expect(markup).toMatch(/62\.11\.4\.0\/28, of Telecom Italia/);
    expect(markup).not.toContain('<b>Valvole</b>');
  });

  it('calls no network unknown whose company one of us has told', async () => {
    const range = { first: '62.11.9.3', last: '62.11.9.3' };
    const company = sampleCompany(7, 'Firma Numero 5 SRL');
    const knowledge = sampleKnowledge({
      companies: [company],
      rangePins: [{ ...range, note: { companyId: 7, row: 'pin:1' } }],
    });
    const markup = await draw(resolveCompany(sampleInput('62.11.9.3', []), knowledge), 'en');
    expect(markup).toContain('One of us said that this is theirs.');
    expect(markup).toContain('No source says what kind of network it is.');
    expect(markup).not.toContain('Unknown network');
  });

  it('says in Italian why nobody is named, and what was left out', async () => {
    const pool = sampleStatement('mmdb:GeoIP2-ISP.mmdb', '5.90.0.0/16', {
      organisation: 'Vodafone Italia',
      provider: 'Vodafone Italia',
      userType: 'residential',
    });
    const trace = resolveCompany(sampleInput('5.90.1.1', [pool]), sampleKnowledge());
    const markup = await draw(trace, 'it');
    expect(markup).toMatch(/nessuno|abitazione/);
    expect(markup).toMatch(/il fornitore di internet stesso/);
    expect(markup).toMatch(/Visto e lasciato da parte/);
    expect(markup).not.toMatch(/evidence\./);
  });
});
