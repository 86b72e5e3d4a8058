// `npx fiuto explain lead ID`: why a lead has its score, line by line, how it fits, which signals were found, and who was told of
// each or why nobody was. Reads the records of the Fiuto that runs, or starts its PostgreSQL for as long as it takes.

import { parseArgs } from 'node:util';
import { loadConfig } from '#config/config.ts';
import { judgeFit } from '#intelligence/scoring/score-company.ts';
import { addUp, tenthsAt } from '#intelligence/scoring/score-ledger.ts';
import { listTellings } from '#stores/records/alerts/list-tellings.ts';
import { findLead, findLeadOfCompany, type OneLead } from '#stores/records/leads/find-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { findScoredCompanies } from '#stores/records/scores/find-scored-companies.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';
import { listSignals } from '#stores/records/signals/list-signals.ts';
import type { CommandIo } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { openCommandRecords } from '../../open-command-records.ts';
import { openLog } from '../../open-log.ts';

const signalsShown = 200;
const notFound = 1;

export function describeLeadUse(): string[] {
  return [
    'Usage: npx fiuto explain lead ID, or npx fiuto explain lead --company ID',
    'Ledger, fit and signals of a lead, or of a company that is none: one JSON object per line.',
  ];
}

export async function explainLead(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = readAsked(args);
  if (asked === undefined) {
    io.stderr.write(`${describeLeadUse().join('\n')}\n`);
    return exitCodes.wrongUsage;
  }
  const { records, close } = await openCommandRecords(loadConfig(), openLog('explain'));
  try {
    const lead = await ('lead' in asked
      ? findLead(records, asked.lead)
      : findLeadOfCompany(records, asked.company));
    if (lead === undefined) {
      io.stderr.write('There is none with this number. The numbers stand in the addresses of the pages.\n');
      return notFound;
    }
    for (const line of await describeLead(records, lead, Date.now()))
      io.stdout.write(`${JSON.stringify(line)}\n`);
    return exitCodes.stopped;
  } finally {
    await close();
  }
}

function readAsked(args: readonly string[]): { lead: number } | { company: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], allowPositionals: true },
      options: { company: { type: 'string' } },
    });
    const [id] = positionals;
    if (values.company !== undefined && id === undefined) return readId(values.company, 'company');
    return id === undefined || positionals.length > 1 ? undefined : readId(id, 'lead');
  } catch {
    return undefined;
  }
}

function readId(text: string, of: 'lead' | 'company'): { lead: number } | { company: number } | undefined {
  if (!/^[1-9]\d{0,14}$/.test(text)) return undefined;
  return of === 'lead' ? { lead: Number(text) } : { company: Number(text) };
}

/** `nowMs`: the moment that points are of, milliseconds since 1970. */
async function describeLead(
  records: Records,
  lead: OneLead,
  nowMs: number,
): Promise<Record<string, unknown>[]> {
  const { leadId, companyId, companyName, isSuggested, stage, ownerName, verdict, band } = lead;
  const { score: rules } = await readRulesInForce(records);
  const lines = (await readLines(records, [companyId])).get(companyId) ?? [];
  const subject = `id:${companyId}`;
  const company = (await findScoredCompanies(records, [subject])).get(subject);
  const fit = judgeFit(company, rules);
  const { score, groups } = addUp(lines, rules.groups, nowMs);
  const signals = await listSignals(records, [companyId], { limit: signalsShown });
  const told = await listTellings(
    records,
    signals.map(({ id }) => id),
  );
  return [
    {
      ...{ what: 'lead', leadId, companyId, company: companyName, isSuggested, stage, owner: ownerName },
      ...{ score, fit: fit.score, verdict, band, rules: rules.version, at: timeOf(nowMs) },
    },
    ...groups.map(({ id, tenths, countedTenths }) => ({
      ...{ what: 'group', group: id, points: tenths / 10, counted: countedTenths / 10 },
    })),
    ...lines.map((line) => ({
      ...{ what: 'line', rule: line.rule, ruleVersion: line.ruleVersion, group: line.group },
      ...{ event: line.eventId, actor: line.actor, at: timeOf(line.atMs), fadesAt: timeOf(line.fadesAtMs) },
      replacedAt: Number.isFinite(line.replacedAtMs) ? timeOf(line.replacedAtMs) : null,
      ...{ points: tenthsAt(line, nowMs) / 10, pointsAtFirst: line.points },
    })),
    ...fit.lines.map((line) => ({ what: 'fit', ...line })),
    ...signals.map(({ id, kind, atMs, foundMs, eventId, because, score: then, fit: fitThen }) => ({
      ...{ what: 'signal', id, kind, at: timeOf(atMs), foundAt: timeOf(foundMs), event: eventId, because },
      ...{ score: then, fit: fitThen },
      told: (told.get(id) ?? []).map(({ to, how, reason, dueAt, toldAt }) => ({
        to,
        how,
        reason,
        dueAt,
        toldAt,
      })),
    })),
  ];
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
