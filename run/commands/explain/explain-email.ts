// Explains an e-mail address: what kind of mailbox it is, and whether its domain speaks of a company.

import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import type { ExplainKind } from './explain-kind.ts';

export const explainEmail: ExplainKind = {
  name: 'email',
  summary: 'kind of mailbox, domain, role or person',
  open: () => ({ explain: (value) => [explain(value)], close: () => undefined }),
};

function explain(value: string): Record<string, unknown> {
  const email = value.trim();
  if (email === '') return { email, error: 'The address is empty.' };
  const { kind, domain, isRole, reasons } = describeEmail(email);
  return { email, kind, domain, isRole, namesCompany: kind === 'work' || kind === 'role', reasons };
}
