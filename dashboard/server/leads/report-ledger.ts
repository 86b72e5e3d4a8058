// The ledger of one company as the API shows it: what each line brings now and brought at first, when it fades, and what of each group
// counts.

import type { LeadActor, LeadFit, LeadFitLine, LeadLedger, LeadLedgerLine } from '#contract/score-report.ts';
import type { ScoreRules } from '#contract/score-rules.ts';
import type { Fit } from '#intelligence/scoring/score-fit.ts';
import { addUp, tenthsAt } from '#intelligence/scoring/score-ledger.ts';
import type { KeptLine } from '#stores/records/scores/score-row.ts';

/** As many as the page shows. */
export const linesShown = 200;
const personKey = 'person:';

export interface LedgerParts {
  /** All of the company, the newest first. */
  readonly lines: readonly KeptLine[];
  readonly rules: ScoreRules;
  readonly rulesVersion: number;
  readonly events: ReadonlyMap<string, NonNullable<LeadLedgerLine['event']>>;
  /** Names of persons whom the caller may know. */
  readonly names: ReadonlyMap<number, string>;
  readonly nowMs: number;
}

export function reportLedger({ lines, rules, rulesVersion, events, names, nowMs }: LedgerParts): LeadLedger {
  const { score, groups } = addUp(lines, rules.groups, nowMs);
  const bounds = new Map(rules.groups.map(({ id, pointsMax }) => [id, pointsMax]));
  const actorOf = createActorNamer(lines, names);
  return {
    ...{ at: new Date(nowMs).toISOString(), score, rulesVersion, isCut: lines.length > linesShown },
    groups: groups.map(({ id, tenths, countedTenths }) => ({
      ...{ id, points: tenths / 10, counted: countedTenths / 10, pointsMax: bounds.get(id) ?? 0 },
    })),
    lines: lines.slice(0, linesShown).map((line) => ({
      ...{ eventId: line.eventId, siteId: line.siteId, rule: line.rule, ruleVersion: line.ruleVersion },
      ...{ group: line.group, actor: actorOf(line.actor), at: new Date(line.atMs).toISOString() },
      fadesAt: new Date(line.fadesAtMs).toISOString(),
      replacedAt: Number.isFinite(line.replacedAtMs) ? new Date(line.replacedAtMs).toISOString() : null,
      ...{ points: tenthsAt(line, nowMs) / 10, pointsAtFirst: line.points },
      event: events.get(line.eventId) ?? null,
    })),
  };
}

/** Browsers that nobody has named get numbers, the one that was seen first the first. */
function createActorNamer(lines: readonly KeptLine[], names: ReadonlyMap<number, string>) {
  const visitors = lines.toReversed().flatMap(({ actor }) => (actor.startsWith(personKey) ? [] : [actor]));
  const numbers = new Map([...new Set(visitors)].map((actor, place) => [actor, place + 1]));
  return (actor: string): LeadActor => {
    if (!actor.startsWith(personKey)) return { personId: null, name: '', browser: numbers.get(actor) ?? 0 };
    const personId = Number(actor.slice(personKey.length));
    return { personId, name: names.get(personId) ?? '', browser: 0 };
  };
}

/** Numbers of the persons on the lines. */
export function listActors(lines: readonly KeptLine[]): number[] {
  return [
    ...new Set(
      lines.flatMap(({ actor }) =>
        actor.startsWith(personKey) ? [Number(actor.slice(personKey.length))] : [],
      ),
    ),
  ];
}

export function reportFit({ score, lines }: Fit, rules: ScoreRules): LeadFit {
  const pointsOf = new Map(rules.fit.map(({ id, points }) => [id, points]));
  const ofResult = (wanted: Fit['lines'][number]['result']): LeadFitLine[] =>
    lines.flatMap(({ rule, ruleVersion, group, points, result }) =>
      result === wanted ? [{ rule, ruleVersion, group, points, pointsMax: pointsOf.get(rule) ?? 0 }] : [],
    );
  return {
    ...{ score, rulesVersion: rules.version },
    ...{ fits: ofResult('fits'), differs: ofResult('differs'), unknown: ofResult('unknown') },
  };
}
