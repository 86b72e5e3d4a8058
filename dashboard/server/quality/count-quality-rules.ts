// Counts what the rules of data quality find. Where that takes long, what was counted last is told at once, and is counted anew
// beside it; how old it is stands beside the counts.

import type { QualityRuleId } from '#contract/quality-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countQuality } from '#stores/records/quality/find-quality-rows.ts';
import type { QualityAsked } from '#stores/records/quality/quality-rule.ts';
import { qualityRules } from '#stores/records/quality/quality-rules.ts';

interface QualityCounts {
  /** By the id of whose it is; '' for nobody's. */
  readonly counts: ReadonlyMap<QualityRuleId, ReadonlyMap<string, number>>;
  /** Milliseconds since 1970: when counting began. */
  readonly atMs: number;
  readonly isRecounting: boolean;
}

/** Rejects with what the database said where nothing was counted yet. */
export type QualityCounter = (asked: QualityAsked) => Promise<QualityCounts>;

interface Kept {
  readonly counts: QualityCounts['counts'];
  readonly atMs: number;
  readonly tookMs: number;
}

/** What is counted sooner is counted whenever somebody asks. */
const quickMs = 100;
/** Counting takes so small a share of the time at the most. */
const shareOfTime = 1 / 30;
/** Of different days after which a record is stale. */
const keptMax = 10;

/** `count`: what takes long. */
export function createQualityCounter(
  records: Pick<Records, 'db'>,
  count: typeof countAll = countAll,
): QualityCounter {
  const kept = new Map<number, Kept>();
  const running = new Map<number, Promise<Kept>>();
  // One after the other: somebody who asks for many days holds up none of the dashboard's connections.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (asked: QualityAsked) => {
    const counted = running.size === 0 ? keepCount(asked) : last.then(() => keepCount(asked));
    last = counted.catch(() => undefined);
    return counted;
  };
  const countAnew = (asked: QualityAsked) => {
    const found = running.get(asked.days) ?? inTurn(asked);
    running.set(asked.days, found);
    return found;
  };
  const keepCount = async (asked: QualityAsked) => {
    try {
      const startMs = performance.now();
      const counts = await count(records, asked);
      const counted = { counts, atMs: asked.nowMs, tookMs: performance.now() - startMs };
      keepNewest(kept, asked.days, counted);
      return counted;
    } catch (error) {
      kept.delete(asked.days);
      throw error;
    } finally {
      running.delete(asked.days);
    }
  };
  return async (asked) => {
    const known = kept.get(asked.days);
    if (known === undefined) return { ...(await countAnew(asked)), isRecounting: false };
    if (known.tookMs < quickMs) return { ...(await keepCount(asked)), isRecounting: false };
    const isOld = asked.nowMs - known.atMs > known.tookMs / shareOfTime;
    // What goes wrong is told to whoever asks next, since nothing is kept then.
    if (isOld) countAnew(asked).catch(() => undefined);
    return { ...known, isRecounting: isOld };
  };
}

function keepNewest(kept: Map<number, Kept>, days: number, counted: Kept): void {
  kept.delete(days);
  kept.set(days, counted);
  const [oldest] = kept.keys();
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
}

async function countAll(records: Pick<Records, 'db'>, asked: QualityAsked): Promise<QualityCounts['counts']> {
  const counts = new Map<QualityRuleId, ReadonlyMap<string, number>>();
  for (const rule of qualityRules) counts.set(rule.id, await countQuality(records, rule, asked));
  return counts;
}
