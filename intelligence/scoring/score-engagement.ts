// What people did becomes lines of the ledger: a pure function of the events, so that history, a trial of other rules and
// what is scored live come to the same. Only evidence of humans counts, and never what somebody did to get help or a job.

import type { PageKind } from '#contract/event-stages.ts';
import type { EngagementField, EngagementRule, ScoreRules } from '#contract/score-rules.ts';
import { holdsCondition } from './holds-condition.ts';
import type { LedgerLine } from './score-ledger.ts';
import type { ScoredEvent } from './scored-event.ts';

const dayMs = 86_400_000;
/** Who asks for help, logs in or looks for work shows no wish to buy. */
const silentPageKinds: readonly PageKind[] = ['support', 'login', 'careers'];

/** The lines that these events bring, oldest first. Each event once, whichever order and however often they come. */
export function scoreEngagement(events: readonly ScoredEvent[], rules: ScoreRules): readonly LedgerLine[] {
  const ordered = [...new Map(events.map((event) => [event.id, event])).values()]
    .filter(({ isHuman, pageKind }) => isHuman && !silentPageKinds.includes(pageKind))
    .sort((one, other) => one.atMs - other.atMs || compareTexts(one.id, other.id));
  const lines = rules.engagement.flatMap((rule) => {
    const paid = ordered.filter((event) => fits(rule, event));
    return write(rule.counts === 'daily' ? firstOfDays(paid) : paid, rule, rules.version);
  });
  return lines.sort(
    (one, other) =>
      one.atMs - other.atMs || compareTexts(one.eventId, other.eventId) || compareTexts(one.rule, other.rule),
  );
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function fits({ when }: EngagementRule, event: ScoredEvent): boolean {
  return when.every((condition) => holdsCondition(condition, readField(event, condition.field)));
}

function readField(event: ScoredEvent, field: EngagementField): string | number {
  switch (field) {
    case 'page_kind':
      return event.pageKind;
    case 'engaged_s':
      return event.engagedMs / 1_000;
    case 'scroll_percent':
      return event.scrollPercent;
    default:
      return event[field];
  }
}

/** Of each person and day (UTC) the first. */
function firstOfDays(events: readonly ScoredEvent[]): readonly ScoredEvent[] {
  const seen = new Set<string>();
  return events.filter(({ actor, atMs }) => {
    const key = `${actor} ${Math.floor(atMs / dayMs)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `events`: oldest first. A line that is replaced keeps its moment of fading, so that past scores stay what they were. */
function write(events: readonly ScoredEvent[], rule: EngagementRule, ruleVersion: number): LedgerLine[] {
  const lines: LedgerLine[] = [];
  const lastOf = new Map<string, number>();
  for (const { id, atMs, actor } of events) {
    const last = rule.counts === 'latest' ? lines[lastOf.get(actor) ?? -1] : undefined;
    if (last !== undefined) lines[lastOf.get(actor) ?? -1] = { ...last, replacedAtMs: atMs };
    lastOf.set(actor, lines.length);
    lines.push({
      eventId: id,
      rule: rule.id,
      ruleVersion,
      group: rule.group,
      actor,
      atMs,
      fadesAtMs: atMs + rule.fadesAfterDays * dayMs,
      replacedAtMs: Number.POSITIVE_INFINITY,
      points: rule.points,
    });
  }
  return lines;
}
