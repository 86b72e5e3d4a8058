// Who is a colleague: whoever writes from the domains of the site, of the mailbox, or from those that the administrator named.

import type { Site } from '#contract/site.ts';
import { registrableDomain } from '#intelligence/company/domains/registrable-domain.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import type { OwnMail } from '#intelligence/mail/understand-mail.ts';
import type { MailboxRecord } from '#stores/records/questions/keep-mailboxes.ts';

export function findOwnMail(
  { userName, ownDomains }: Pick<MailboxRecord, 'userName' | 'ownDomains'>,
  site: Pick<Site, 'allowedHosts'> | undefined,
): OwnMail {
  const user = userName.trim().toLowerCase();
  const { kind, domain } = describeEmail(user);
  const hosts = [...(site?.allowedHosts ?? []).map((host) => host.replace(/^\*\./, '')), ...ownDomains];
  const domains = hosts.map(registrableDomain);
  // A mailbox at a free mail service makes nobody else there a colleague.
  if (kind === 'work' || kind === 'role') domains.push(domain);
  return {
    ownDomains: new Set(domains.filter((one) => one !== '')),
    ownAddresses: new Set(user.includes('@') ? [user] : []),
  };
}
