// Whether the event store answers and its table is there.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

export const eventStoreAnswers = {
  name: 'event-store-answers',
  sql: 'SELECT toUInt8(1) AS answers FROM events_v1 LIMIT 1',
  parameters: z.object({}),
  row: z.object({ answers: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
