// Parses what a request brings by the schemas of its route; a fault becomes a Refusal that names each field in the
// reader's language.

import { z } from 'zod';
import type { Language } from '#contract/report.ts';
import { Refusal } from './refusal.ts';
import { faultText, isFault } from './refusal-texts.ts';
import type { Route, RouteInput } from './route.ts';

const locales = { en: z.locales.en().localeError, it: z.locales.it().localeError };

interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Throws Refusal `invalid_input`. Parts without a schema come out as `{}`, whatever was sent. */
export function readInput(
  route: Route,
  raw: RawInput,
  language: Language,
): RouteInput<unknown, unknown, unknown> {
  const fields: Record<string, string> = {};
  const read = (schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return {};
    const result = schema.safeParse(value, { error: locales[language] });
    if (result.success) return result.data;
    for (const issue of result.error.issues) nameFault(issue, language, fields);
    return {};
  };
  const input = {
    params: read(route.input.params, raw.params),
    query: read(route.input.query, raw.query),
    body: read(route.input.body, raw.body ?? {}),
  };
  if (Object.keys(fields).length > 0) throw new Refusal('invalid_input', { fields });
  return input;
}

/** The first fault of a field is the one that is shown. */
function nameFault(issue: z.core.$ZodIssue, language: Language, fields: Record<string, string>): void {
  const field =
    issue.path.map(String).join('.') ||
    (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'request');
  if (field in fields) return;
  if (issue.code === 'custom' && isFault(issue.message)) {
    fields[field] = faultText(issue.message, language, String(issue.params?.['value'] ?? ''));
  } else {
    fields[field] = issue.message;
  }
}
