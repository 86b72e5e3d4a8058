// How a moment is kept: with its zone, to the millisecond.

import { timestamp } from 'drizzle-orm/pg-core';

export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
