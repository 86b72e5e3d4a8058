// Asks a provider about one e-mail address and reads what it says of the person, by the paths of its settings.

import type { LookedUpField } from '#contract/source-report.ts';
import { readTraits } from '#intelligence/identity/read-traits.ts';
import { type AskedProvider, askProvider } from '../providers/ask-provider.ts';
import { readJsonPath, readJsonText } from '../providers/read-json-path.ts';

/** What was said; empty when the person is not known. */
export type PersonFinding = Partial<Record<LookedUpField, string>>;

/** Rejects as `askProvider` does. `email`: lower case. */
export async function askAboutPerson(
  provider: AskedProvider,
  email: string,
  signal: AbortSignal,
): Promise<PersonFinding> {
  const said = await askProvider(provider, { email }, signal);
  if (said === 'not_known') return {};
  const { answersPath, personPaths = {} } = provider.config;
  const answer = readJsonPath(said.json, answersPath);
  const finding: PersonFinding = {};
  for (const [field, path] of Object.entries(personPaths) as [LookedUpField, string][]) {
    const text = cleanText(field, readJsonText(answer, path));
    if (text !== '') finding[field] = text;
  }
  return finding;
}

/** By the rules for everything that is told of people: pages of social networks on their own hosts, one line, no signs of control. */
function cleanText(field: LookedUpField, text: string): string {
  const read = readTraits({ [field]: text }, () => field);
  return field === 'phone' ? read.phone : (read.values[0]?.value ?? '');
}
