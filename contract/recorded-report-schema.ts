// The zod schemas of what is recorded about the caller. Each must satisfy its type in `recorded-report.ts`.

import { z } from 'zod';
import * as report from './recorded-report.ts';

export const ownRecordsSchema = z.array(
  z.object({
    kind: z.enum(report.ownRecordKinds),
    ...{ count: z.number(), isMore: z.boolean() },
    ...{ firstAt: z.string().nullable(), lastAt: z.string().nullable() },
    kept: z.object({ how: z.enum(['account', 'hours', 'days', 'months', 'beside']), count: z.number() }),
  }),
) satisfies z.ZodType<report.OwnRecordSum[]>;
