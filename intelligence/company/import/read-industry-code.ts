// Reads an industry code of the Italian (ATECO) or the European list (NACE), whose first four digits are the same.

import type { IndustryScheme } from '#contract/company.ts';

export interface IndustryCode {
  readonly scheme: IndustryScheme;
  /** With points, such as `62.01.00`. */
  readonly code: string;
}

/**
 * Undefined when the text is no such code. `header`: what its column is called; where neither that nor the length tells
 * the list, companies of Italy have ATECO codes.
 */
export function readIndustryCode(text: string, header: string, country: string): IndustryCode | undefined {
  const found = /^(?:[A-V][ .]?)?(\d{2})(?:[. ]?(\d{1,2}))?(?:[. ]?(\d{1,2}))?(?!\d)/i.exec(text.trim());
  if (!found) return undefined;
  const parts = found.slice(1).filter((part) => part !== undefined);
  if (Number(parts[0]) < 1) return undefined;
  const named = /ateco/i.test(header) ? 'ATECO' : /nace/i.test(header) ? 'NACE' : undefined;
  const scheme =
    parts.length === 3 ? 'ATECO' : (named ?? (country === 'IT' || country === '' ? 'ATECO' : 'NACE'));
  return { scheme, code: parts.join('.') };
}
