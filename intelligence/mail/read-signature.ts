// What a signature says of whoever signed: only what belongs to the sender, and nothing where the lines could mean somebody else.
// A value that is missing costs less than a wrong one.

import { describeEmail } from '../company/emails/describe-email.ts';
import type { MailAddress } from './mail-facts.ts';
import { readSignatureCompany } from './read-signature-company.ts';
import { readSignatureName } from './read-signature-name.ts';
import { type FoundPhone, readSignaturePhones } from './read-signature-phones.ts';
import { readSignatureRole } from './read-signature-role.ts';
import { readSignatureSites } from './read-signature-sites.ts';

export interface SignatureValues {
  readonly name: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly company: string;
  readonly website: string;
  /** Address of the personal page, such as `https://www.linkedin.com/in/anna-rossi`. */
  readonly linkedin: string;
  /** The personal ones first. */
  readonly phones: readonly FoundPhone[];
}

/** Longer lines are letters, and patterns are not to be kept busy by them. */
const lineCharsMax = 300;

/** '' and empty where nothing is said. `sender`: whoever wrote the mail. */
export function readSignature(given: readonly string[], sender: MailAddress): SignatureValues {
  const lines = given
    .filter(({ length }) => length <= lineCharsMax)
    .flatMap(splitLine)
    .filter((line) => line !== '');
  const { isRole } = describeEmail(sender.email);
  const { name, at, isAnothers } = readSignatureName(lines, sender, isRole);
  // Under another's name, or in a mailbox that several people read, nothing is the sender's own.
  const isPersonal = !isRole && !isAnothers;
  const role = isPersonal ? readSignatureRole(lines, at) : { jobTitle: '', department: '' };
  const sites = readSignatureSites(lines, sender.email);
  const phones = isAnothers ? [] : readSignaturePhones(lines, sender.email);
  return {
    name: isPersonal ? name : '',
    ...role,
    company: readSignatureCompany(lines, sender.email, name),
    website: sites.website,
    linkedin: isPersonal ? sites.linkedin : '',
    phones: isPersonal ? phones : phones.filter(({ kind }) => kind === 'office'),
  };
}

/** Signatures on one line part their pieces with bars or dots. */
function splitLine(line: string): string[] {
  return line
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?=\s|$)/g, '')
    .split(/\s*[|•·¦]\s*|\s{4,}|\s+–\s+(?=(?:tel|cell|mob|fax|m:|t:))/iu)
    .map((part) => part.replace(/\s+/g, ' ').trim());
}
