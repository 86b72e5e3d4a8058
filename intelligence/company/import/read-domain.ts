// The domain of a company from what stands in a list: a web address, a bare domain, an e-mail address.

import type { LineFaultCode } from '#contract/company-import.ts';
import { registrableDomain } from '../domains/registrable-domain.ts';
import { describeEmail } from '../emails/describe-email.ts';

export interface ReadDomain {
  /** Registrable, lower case; '' with a fault. */
  readonly domain: string;
  readonly fault: Extract<LineFaultCode, 'not_a_domain' | 'free_mail_domain'> | '';
}

/** Domains of mail providers are refused: half of the world would belong to the company. */
export function readDomain(text: string): ReadDomain {
  const domain = registrableDomain(findHost(text));
  if (domain === '') return { domain: '', fault: 'not_a_domain' };
  const { kind } = describeEmail(`somebody@${domain}`);
  return kind === 'work' || kind === 'role'
    ? { domain, fault: '' }
    : { domain: '', fault: kind === 'invalid' ? 'not_a_domain' : 'free_mail_domain' };
}

/** The host in `https://user@www.example.com:8080/path` as in `info@example.com`. */
function findHost(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/\.+$/, '');
}
