// Shows what a channel would send, before anything is sent: of the newest signals that the caller was told of, else of placeholders.

import type { AlertPreview, AlertPreviewQuery, ChannelKind } from '#contract/alert-report.ts';
import type { AlertLine, AlertSheet } from '#intelligence/alerts/alert-sheet.ts';
import { spanOfWeek } from '#intelligence/alerts/last-week.ts';
import { writeAlertMail } from '#intelligence/alerts/write-alert-mail.ts';
import { writePush } from '#intelligence/alerts/write-push.ts';
import { writeSlack } from '#intelligence/alerts/write-slack.ts';
import { writeTeams } from '#intelligence/alerts/write-teams.ts';
import { writeWebhook } from '#intelligence/alerts/write-webhook.ts';
import { describeLine } from '#stores/records/alerts/describe-line.ts';
import { readNewestLines } from '#stores/records/alerts/read-lines.ts';
import { readHouseRules } from '#stores/records/alerts/telling-rules.ts';
import { countWeek } from '#stores/records/alerts/week-figures.ts';
import { readLeadStages } from '#stores/records/leads/read-lead-stages.ts';
import type { Records } from '#stores/records/open-records.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';

interface PreviewParts {
  readonly records: Records;
  readonly dashboardUrl: string;
}

const linesMax = 3;
const weekMs = 7 * 86_400_000;

export async function previewAlert(
  { records, dashboardUrl }: PreviewParts,
  caller: Viewer,
  query: AlertPreviewQuery,
): Promise<AlertPreview> {
  const nowMs = Date.now();
  // Buttons of a preview lead nowhere: nothing was told.
  const channel = { id: 0, userId: null, kind: query.kind, names: query.names === 'yes' };
  const links = { keys: { acts: Buffer.alloc(32) }, dashboardUrl, channel, nowMs };
  const facts = await readNewestLines(records, caller.id, {
    ownerIds: narrowedTo(caller),
    limit: query.what === 'signal' ? 1 : linesMax,
  });
  const real = facts.map((one) => describeLine(one, links));
  const isReal = real.length > 0 || query.what === 'week';
  const lines = isReal ? real : [placeholder(query, dashboardUrl, nowMs)];
  const week = query.what === 'week' ? await previewWeek(records, lines, nowMs) : null;
  const sheet: AlertSheet = {
    ...{ what: query.what, messageId: 'preview', at: new Date(nowMs).toISOString(), lines, more: 0, week },
    ...{ handOver: null, mention: null, unusual: null },
    ...{ settingsUrl: `${dashboardUrl}/signals`, signalsUrl: `${dashboardUrl}/signals?tab=signals` },
    timeZone: (await readHouseRules(records)).timeZone,
  };
  return { ...write(query.kind, sheet, query.language), isReal };
}

function write(kind: ChannelKind, sheet: AlertSheet, language: 'en' | 'it') {
  if (kind === 'mail') return writeAlertMail(sheet, language, sheet.settingsUrl);
  const body = { slack: writeSlack, teams: writeTeams, webhook: writeWebhook, push: writePush }[kind](
    sheet,
    language,
  );
  return { subject: '', html: '', text: JSON.stringify(body, null, 2) };
}

async function previewWeek(records: Records, open: readonly AlertLine[], nowMs: number) {
  const monday = new Date(nowMs - weekMs);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const from = monday.toISOString().slice(0, 10);
  const span = spanOfWeek(from);
  const { stages } = await readLeadStages(records);
  const wonStages = stages.filter(({ kind }) => kind === 'won').map(({ id }) => id);
  return { from, to: span.lastDay, ...(await countWeek(records, { ...span, wonStages })), open };
}

const names = {
  en: { company: '(name of the company)', person: '(name of the person)' },
  it: { company: '(nome dell’azienda)', person: '(nome della persona)' },
} as const;

function placeholder(
  { language, names: shown }: AlertPreviewQuery,
  dashboardUrl: string,
  nowMs: number,
): AlertLine {
  const { company, person } = names[language];
  return {
    ...{ signalId: 0, kind: 'new_warm_company', companyId: 0, company, place: '', score: 60, fit: 70 },
    ...{ person: shown === 'yes' ? person : '', at: new Date(nowMs).toISOString(), isKnown: false },
    ...{ deal: 'none', url: `${dashboardUrl}/companies`, acts: [], insteadOf: '' },
  };
}
