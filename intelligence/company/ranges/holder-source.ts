// The sections of a range index that the counting of holders reads.

import type { RangeTables } from './range-tables.ts';

export type HolderSource = Pick<
  RangeTables,
  | 'four'
  | 'description'
  | 'organisation'
  | 'profile'
  | 'profiles'
  | 'organisations'
  | 'textOffsets'
  | 'textBytes'
> & { readonly six: Pick<RangeTables['six'], 'parent'> };

/** First line of a text by its number. */
export type LineReader = (text: number) => string;
