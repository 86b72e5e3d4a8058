// The why of a decision in words: every id that resolution can write has its sentence in both languages, and real traces
// leave nothing untranslated.

import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { weightIds, weightLimitIds } from '#contract/evidence-weights.ts';
import type { TraceReport } from '#contract/trace-report.ts';
import { networkKinds, noneReasons, type Trace } from '#intelligence/company/resolution.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleClaim,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';
import { describeSign } from '../../../dashboard/web/evidence/describe-sign.ts';
import { describeNone, describeTrace } from '../../../dashboard/web/evidence/describe-trace.ts';
import { evidenceWords, noneWords } from '../../../dashboard/web/evidence/evidence-words.ts';
import { english } from '../../../dashboard/web/language/en/english.ts';
import { italian } from '../../../dashboard/web/language/it/italian.ts';

let inEnglish: TFunction;
let inItalian: TFunction;
beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    defaultNS: 'fiuto',
    resources: { en: { fiuto: english }, it: { fiuto: italian } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  inEnglish = i18next.getFixedT('en');
  inItalian = i18next.getFixedT('it');
});

/** A trace of the engine is what the API reports: a drift between the two does not compile. */
const report = (trace: Trace): TraceReport => trace;

const registered = sampleRegistration(
  '62.11.4.0/28',
  { description: ['Rossi Valvole S.r.l.'], netname: 'ROSSI-NET', lastModified: '2001-05-01' },
  { country: 'IT', provider: 'Telecom Italia', asn: 3269, asnName: 'Telecom Italia' },
);
const named = sampleStatement('mmdb:GeoIP2-ISP.mmdb', '62.11.4.0/28', {
  organisation: 'Rossi Valvole',
  provider: 'Telecom Italia',
  domain: 'telecomitalia.it',
  userType: 'business',
  country: 'IT',
});

describe('the words of the evidence', () => {
  it('have a sentence for every weight but the prior, and a meaning for every weight and limit', () => {
    for (const id of weightIds) if (id !== 'prior') expect(Object.keys(evidenceWords)).toContain(id);
    for (const id of [...weightIds, ...weightLimitIds]) {
      expect(Object.keys(english.weights)).toContain(id);
      expect(Object.keys(italian.weights)).toContain(id);
    }
  });

  it('say why nobody is named, for every reason, and what every kind of network is', () => {
    for (const reason of noneReasons) {
      expect(Object.keys(noneWords)).toContain(reason);
      expect(describeNone(reason, inItalian)).not.toBe(describeNone(reason, inEnglish));
    }
    const pascal = (text: string) =>
      text.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    for (const kind of networkKinds) expect(Object.keys(english.words)).toContain(`net${pascal(kind)}`);
  });
});

describe('a sign', () => {
  it('of who uses a network or how it is connected has a word in each language for what data sets say', () => {
    const uses = 'military library cafe router traveler content_delivery_network consumer_privacy_network';
    const signs = [
      ...uses.split(' ').map((use) => `user_type:${use}:mmdb:GeoIP2.mmdb`),
      ...['cable/dsl', 'dialup'].map((link) => `connection_type:${link}:mmdb:GeoIP2.mmdb`),
    ];
    const saidOf = (sign: string, t: TFunction) => /: (.*)\.$/.exec(describeSign(sign, t))?.[1];
    for (const sign of signs) expect(saidOf(sign, inItalian)).not.toBe(saidOf(sign, inEnglish));
    expect(describeSign('user_type:military:mmdb:GeoIP2.mmdb', inItalian)).toBe(
      'GeoIP2.mmdb dice chi la usa: forze armate.',
    );
  });
});

describe('a trace', () => {
  it('that names a company says in plain words whose network it is, and what speaks against it', () => {
    const trace = report(resolveCompany(sampleInput('62.11.4.3', [registered, named]), sampleKnowledge()));
    expect(trace.decision).toBe('identified');
    const said = describeTrace(trace, inEnglish);
    const support = said.support.map(({ text }) => text);
    expect(support.join()).toMatch(/Their office network, registered to them: Rossi Valvole S\.r\.l\.(?!\.)/);
    expect(said.leftOut).toContainEqual({ name: 'telecomitalia.it', why: 'the provider’s domain' });
    expect(said.none).toBe('');
    expect(said.match).toBe('It is no company that you know.');
    const alone = report(resolveCompany(sampleInput('62.11.4.3', [registered]), sampleKnowledge()));
    expect(
      describeTrace(alone, inEnglish)
        .doubts.map(({ text }) => text)
        .join(),
    ).toMatch(/since 2001-05-01/);
  });

  it('that names nobody says why, in both languages', () => {
    const home = sampleStatement('mmdb:GeoIP2-Enterprise.mmdb', '5.90.0.0/16', {
      userType: 'residential',
      provider: 'Vodafone Italia',
    });
    const tor = sampleStatement('list:tor.txt', '8.8.4.0/24', { marks: ['tor'] });
    for (const [address, statement, words] of [
      ['5.90.1.1', home, /home|provider/],
      ['8.8.4.4', tor, /Tor/],
    ] as const) {
      const trace = report(resolveCompany(sampleInput(address, [statement]), sampleKnowledge()));
      expect(trace.decision).toBe('none');
      expect(describeTrace(trace, inEnglish).none).toMatch(words);
      expect(describeTrace(trace, inItalian).none).not.toBe(describeTrace(trace, inEnglish).none);
    }
    const bot = report(resolveCompany({ ...sampleInput('8.8.4.4', []), isBot: true }, sampleKnowledge()));
    // The veto would say the same again.
    expect(describeTrace(bot, inItalian)).toMatchObject({ none: 'È un robot, non una persona.', vetoes: [] });
    const hidden = report(resolveCompany(sampleInput('8.8.4.4', [tor]), sampleKnowledge()));
    expect(describeTrace(hidden, inItalian).vetoes).toEqual(['tor.txt la segnala come: Tor.']);
  });

  it('that one of us corrected tells a wrong company from a place where nobody is to be named', () => {
    const range = { first: '62.11.4.0', last: '62.11.4.15' };
    const input = sampleInput('62.11.4.3', [registered]);
    const wrong = { companyId: 0, domain: '', name: 'Rossi Valvole S.r.l.', row: 'correction:1' };
    const [corrected, closed] = [
      { suppressions: [{ ...range, note: wrong }] },
      { rangePins: [{ ...range, note: { companyId: 0, row: 'correction:2' } }] },
    ].map((parts) => report(resolveCompany(input, sampleKnowledge(parts))));
    if (!corrected || !closed) throw new Error('two were decided');
    expect([corrected.reason, closed.reason]).toEqual(['suppressed', 'suppressed']);
    expect(describeTrace(corrected, inEnglish).none).toBe(
      'Nobody else fits, and one of us said that it is not Rossi Valvole S.r.l.',
    );
    expect(describeTrace(corrected, inItalian).none).toMatch(/non è Rossi Valvole S\.r\.l\.$/);
    expect(describeTrace(closed, inEnglish).none).toBe('One of us said that nobody is to be named here.');
    expect(describeTrace(closed, inEnglish).leftOut).toContainEqual({
      name: 'Rossi Valvole S.r.l.',
      why: 'one of us said that nobody is to be named here',
    });
  });

  it('asks about a likeness only where it is sure enough who was here', () => {
    const like = () => [{ companyId: 1, score: 0.9 }];
    const knowledge = { ...sampleKnowledge(), suggest: like };
    const sure = report(resolveCompany(sampleInput('62.11.4.3', [registered, named]), knowledge));
    expect(sure.band).not.toBe('low');
    expect(describeTrace(sure, inEnglish).match).toMatch(/Suggestions asks whether it is the same/);
    expect(describeTrace({ ...sure, band: 'low' }, inEnglish).match).toMatch(/too unsure to ask/);
  });

  it('by the word of a visitor says that an e-mail was given, and leaves free mail out', () => {
    const input = {
      ...sampleInput('62.11.4.3', [named]),
      firstParty: [sampleClaim('form_email', 'rossi-valvole.it'), sampleClaim('form_email', 'gmail.com')],
    };
    const said = describeTrace(report(resolveCompany(input, sampleKnowledge())), inItalian);
    expect(said.support[0]?.text).toMatch(/ha dato un indirizzo e-mail di rossi-valvole\.it in un modulo/);
    expect(said.leftOut).toContainEqual({ name: 'gmail.com', why: 'posta aperta a tutti' });
  });

  it('with an id that nobody has words for still shows it', () => {
    const trace = report(resolveCompany(sampleInput('62.11.4.3', [registered]), sampleKnowledge()));
    const [first] = trace.evidence;
    if (!first) throw new Error('the trace has no evidence');
    const strange = {
      ...trace,
      evidence: [{ ...first, id: 'X9' }],
      discarded: [{ name: 'a', why: 'new_why' }],
    };
    const said = describeTrace(strange, inEnglish);
    expect(said.support[0]?.text).toMatch(/^X9: Rossi Valvole/);
    expect(said.leftOut[0]?.why).toBe('left out (new_why)');
  });
});
