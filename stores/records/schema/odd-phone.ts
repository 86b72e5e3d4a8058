// Which texts are no telephone number that could be called, as an index and its question have it.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export const isOddPhone = (value: SQLWrapper): SQL =>
  sql`(${value} !~ '^[+]?[0-9 ()./-]{6,25}$' OR ${value} ~ '0{7}|1{7}|2{7}|3{7}|4{7}|5{7}|6{7}|7{7}|8{7}|9{7}')`;
