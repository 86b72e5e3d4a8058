// How a command of another process asks the running processor to replay: the embedded event store belongs to one process,
// so the wish is left among the settings and answered there.

import { z } from 'zod';
import { rejectReasons } from '#contract/event-outcome.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';
import type { ReplayFilter } from './replay-rejected.ts';

const requestName = 'replay_request';
const answerName = 'replay_answer';

const requestSchema = z.object({
  id: z.string(),
  siteId: z.number().int().optional(),
  reason: z.enum(rejectReasons).optional(),
  fromMs: z.number().optional(),
  toMs: z.number().optional(),
});
const answerSchema = z.object({ id: z.string(), queued: z.number().int(), error: z.string() });

export type ReplayAnswer = z.output<typeof answerSchema>;

/** Leaves the wish; a newer one takes the place of one that nobody has answered. */
export async function askForReplay(records: Records, id: string, filter: ReplayFilter): Promise<void> {
  await keepSetting(records, requestName, requestSchema.parse({ ...filter, id }));
}

/** Undefined while the wish with this id has no answer. */
export async function readReplayAnswer(records: Records, id: string): Promise<ReplayAnswer | undefined> {
  const answer = await readSetting(records, answerName, answerSchema);
  return answer?.id === id ? answer : undefined;
}

/** Answers the wish that was left, if there is one without an answer. */
export async function answerReplayRequest(
  records: Records,
  replay: (filter: ReplayFilter) => Promise<number>,
): Promise<void> {
  const request = await readSetting(records, requestName, requestSchema);
  if (request === undefined) return;
  const answered = await readSetting(records, answerName, answerSchema);
  if (answered?.id === request.id) return;
  const { id, ...given } = request;
  const answer: ReplayAnswer = { id, queued: 0, error: '' };
  try {
    answer.queued = await replay(withoutAbsent(given));
  } catch (error) {
    answer.error = error instanceof Error ? error.message : String(error);
  }
  await keepSetting(records, answerName, answer);
}

function withoutAbsent(given: Omit<z.output<typeof requestSchema>, 'id'>): ReplayFilter {
  return {
    ...(given.siteId === undefined ? {} : { siteId: given.siteId }),
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(given.fromMs === undefined ? {} : { fromMs: given.fromMs }),
    ...(given.toMs === undefined ? {} : { toMs: given.toMs }),
  };
}
