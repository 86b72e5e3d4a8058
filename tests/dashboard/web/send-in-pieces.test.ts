// A change of more leads than one request takes: none is left out without a word.

import { expect, it } from 'vitest';
import type { LeadBulkAnswer } from '#contract/lead-report.ts';
import { sendInPieces } from '../../../dashboard/web/pages/leads/send-in-pieces.ts';

const targets = Array.from({ length: 1_201 }, (_, at) => ({ leadId: at + 1 }));

/** Takes 500 at once, refuses every hundredth, and is gone after some requests. */
function openServer(requestsMax = 10) {
  const changed = new Set<number>();
  let requests = 0;
  const send = async (piece: { leadId: number }[]): Promise<LeadBulkAnswer> => {
    requests += 1;
    if (requests > requestsMax) throw new Error('Gone.');
    if (piece.length > 500) throw new Error('Too many.');
    const done = piece.filter(({ leadId }) => leadId % 100 !== 0);
    for (const { leadId } of done) changed.add(leadId);
    const refused = piece.filter(({ leadId }) => leadId % 100 === 0);
    return {
      changed: done.length,
      changes: done.map(({ leadId }) => ({ leadId, changeId: leadId + 10_000 })),
      refused: refused.map(({ leadId }) => ({ leadId, code: 'changed_meanwhile', message: 'Meanwhile.' })),
    };
  };
  return { changed, send };
}

it('reaches every lead, and tells all that was changed and refused', async () => {
  const server = openServer();
  const answer = await sendInPieces(targets, server.send);
  expect(server.changed.size).toBe(1_189);
  expect([answer.changed, answer.refused.length, answer.unsent]).toEqual([1_189, 12, []]);
  expect(answer.changes.map(({ leadId }) => leadId)).toEqual([...server.changed]);
});

it('tells what was done when a later request fails, and which leads it did not reach', async () => {
  const server = openServer(2);
  const answer = await sendInPieces(targets, server.send);
  expect(answer.changes.map(({ leadId }) => leadId)).toEqual([...server.changed]);
  expect([answer.changed, answer.unsent.length, answer.unsent[0]]).toEqual([990, 201, 1_001]);
});

it('fails as the first request does', async () => {
  await expect(sendInPieces(targets, openServer(0).send)).rejects.toThrow('Gone.');
});
