// Asks a question about people's visits of a window twice: of the latest, which are cut out of events, and of those before, which
// are read from the table.

import type { z } from 'zod';
import type { EventReader, Question } from '#stores/events/event-store.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';

/** `[cut, kept]`. The answers are of the latest, then of those before; one of both is empty where the window has no such part. */
export async function askBothParts<Parameters extends z.ZodObject, Row extends z.ZodType>(
  events: EventReader,
  siteIds: readonly number[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  [cut, kept]: readonly [Question<Parameters, Row>, Question<Parameters, Row>],
  others: Readonly<Record<string, unknown>>,
): Promise<z.output<Row>[][]> {
  const edgeMs = cutFrom(Date.now(), 'without');
  const ask = async (question: Question<Parameters, Row>, from: number, to: number) => {
    if (from >= to) return [];
    const parameters = { ...others, siteIds: [...siteIds], fromMs: from, toMs: to, bots: 'without' };
    // What is missing or of another type is refused when the question is asked.
    return events.ask(question, parameters as z.input<Parameters>);
  };
  return Promise.all([ask(cut, Math.max(fromMs, edgeMs), toMs), ask(kept, fromMs, Math.min(toMs, edgeMs))]);
}
