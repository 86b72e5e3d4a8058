// The site of the sender's company and their own page at LinkedIn, as a signature names them.

import { domainLabel, registrableDomain } from '../company/domains/registrable-domain.ts';
import { describeEmail } from '../company/emails/describe-email.ts';

export interface SignedSites {
  /** Such as `https://www.acme.example`. */
  readonly website: string;
  readonly linkedin: string;
}

const address =
  /(?<![@\p{L}\d.])(?:https?:\/\/)?((?:[\p{L}\d-]+\.)+\p{L}{2,24})(\/[^\s<>"'|,;)\]]*)?(?![@\p{L}\d])/giu;
const personal = /(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/in\/([\p{L}\d%_-]{3,100})/iu;
const elsewhere = new Set(
  'facebook.com instagram.com linkedin.com twitter.com x.com youtube.com youtu.be tiktok.com vimeo.com pinterest.com wa.me google.com goo.gl bit.ly calendly.com zoom.us microsoft.com office.com apple.com avast.com outlook.com whatsapp.com t.me aka.ms skype.com gmail.com libero.it'.split(
    ' ',
  ),
);

export function readSignatureSites(lines: readonly string[], email: string): SignedSites {
  const handle = lines.map((line) => personal.exec(line)?.[1]).find((found) => found !== undefined);
  return {
    website: findWebsite(lines, email),
    linkedin: handle === undefined ? '' : `https://www.linkedin.com/in/${handle}`,
  };
}

/** That of the sender's own domain; of another only for a mailbox that everybody can open, when there is no second. */
function findWebsite(lines: readonly string[], email: string): string {
  const { kind, domain } = describeEmail(email);
  const isOwnDomain = kind === 'work' || kind === 'role';
  const hosts = new Map<string, string>();
  for (const line of lines)
    for (const [written = '', host = ''] of line.matchAll(address)) {
      const found = registrableDomain(host);
      if (found === '' || elsewhere.has(found)) continue;
      if (!/^https?:|^www\./i.test(written) && found !== domain) continue;
      if (!hosts.has(found)) hosts.set(found, host.toLowerCase());
    }
  const all = [...hosts];
  const label = domainLabel(domain);
  const chosen = isOwnDomain
    ? (all.find(([found]) => found === domain) ??
      all.find(([found]) => label.length >= 4 && domainLabel(found) === label))
    : all.length === 1
      ? all[0]
      : undefined;
  return chosen === undefined ? '' : `https://${chosen[1]}`;
}
