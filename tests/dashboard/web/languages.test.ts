// The words of both languages: complete, with the same placeholders, and nothing left in English.

import { describe, expect, it } from 'vitest';
import { engagementKinds } from '#contract/engagement.ts';
import { signalKinds } from '#contract/signal-rules.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { english } from '../../../dashboard/web/language/en/english.ts';
import { italian } from '../../../dashboard/web/language/it/italian.ts';

type Words = Record<string, Record<string, string>>;

const flatten = (words: Words) =>
  new Map(
    Object.entries(words).flatMap(([subject, texts]) =>
      Object.entries(texts).map(([key, text]): [string, string] => [`${subject}.${key}`, text]),
    ),
  );
const inEnglish = flatten(english);
const inItalian = flatten(italian);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

/** Texts that are rightly the same in both languages: names, loans, and samples. */
const alike = new Set(
  `
  alerts.kind_mail alerts.kind_slack alerts.kind_teams alerts.kind_webhook alerts.kind_push
  providers.email mailboxes.providerName mailboxes.security_tls mailboxes.security_starttls mailboxes.password words.mailReasonNewsletter
  companies.rangePlaceholder connections.map_email connections.password frame.no
  frame.pipeline frame.privacy imports.file links.channel_email links.email links.statedBy links.tokensFor
  login.email login.password networks.rangePlaceholder ownForms.kindEmail people.email
  privacy.kind_cookie privacy.title requests.email sites.installGtm sites.parameterPlaceholder
  suggestions.decided suggestions.keyRefuse suggestions.refuse suggestions.refuseOf users.email
  users.passwordTitle visits.bots visits.browser visits.network visits.robot words.askIsBot words.channelEmail
  words.channelSocial words.deviceConsole words.deviceDesktop words.deviceTablet words.eventVideo
  words.meaningEmail words.netBot words.netProxy words.netSatellite words.netTor words.netVpn
  words.networkProxy words.networkSatellite words.networkTor words.networkVpn words.statusPartner
  words.verdictPartner
  words.personFieldLinkedin words.personFieldX words.personFieldFacebook words.personFieldInstagram
  words.personFieldGithub words.personFieldYoutube words.personFieldTiktok
  words.leadEntryFile handOver.leads_one
  lead.title lead.entryBy lead.changeBy lead.fromTo lead.companySection leadList.total_one leadList.columnCount
  leadList.countMore tasks.lead
  exports.csv exports.parquet quality.countOf
  words.crmCredentialPassword words.crmCredentialDatabase words.crmFieldEmail crms.title
  words.verdictPartner engagementImports.file engagementImports.provider_chat words.fileFieldEmail
  `
    .trim()
    .split(/\s+/),
);

describe('the words of the interface', () => {
  it('has the same keys in Italian as in English, and the Italian plural for millions', () => {
    const plurals = [...inEnglish.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(/_other$/, '_many'));
    expect([...inItalian.keys()].sort()).toEqual([...inEnglish.keys(), ...plurals].sort());
  });

  it('uses the same placeholders in both languages', () => {
    const differing = [...inEnglish].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(inItalian.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('leaves no English text in Italian', () => {
    const left = [...inEnglish].filter(([key, text]) => !alike.has(key) && inItalian.get(key) === text);
    expect(left).toEqual([]);
    const english = /\b(the|and|with|this|that|your|from|page|visit|loading|sign in)\b/i;
    expect([...inItalian].filter(([, text]) => english.test(text))).toEqual([]);
  });

  const pascal = (id: string) => id.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

  it('name every rule that Fiuto comes with', () => {
    for (const { id } of defaultVerdictRules.rules)
      expect([...inEnglish.keys()]).toContain(`words.rule${pascal(id)}`);
  });

  it('name every rule of score, every group and every signal that Fiuto comes with', () => {
    const { groups, engagement } = defaultScoreRules;
    const wanted = [
      ...engagement.map(({ id }) => `words.scoreRule${pascal(id)}`),
      ...groups.map(({ id }) => `words.scoreGroup${pascal(id)}`),
      ...signalKinds.map((kind) => `words.signal${pascal(kind)}`),
    ];
    expect(wanted.filter((key) => !inEnglish.has(key))).toEqual([]);
  });

  it('name every kind of what people do, as it stands on a timeline', () => {
    const kinds = [...engagementKinds, 'visit', 'form_submit', 'identify', 'new_employer'];
    const told = [
      'ChatStart',
      'ChatEnd',
      'ChatTranscript',
      'LeadDeleted',
      'VideoDeleted',
      'MessageDeleted',
      'TweetDelete',
    ];
    for (const words of [inEnglish, inItalian]) {
      expect(told.filter((word) => !words.has(`words.told${word}`))).toEqual([]);
      expect(kinds.filter((kind) => !words.has(`words.touch${pascal(kind)}`))).toEqual([]);
    }
  });
});
