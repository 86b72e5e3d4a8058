// Brings headers and words of exports into one spelling, so that they can be looked up.

/** `E-mail Address*` and `email_address` differ only in a blank; `firstName` has two words; accents are left out. */
export function simplifyHeader(header: string): string {
  return header
    .replace(/ \(\d+\)$/, '')
    .replace(/LinkedIn/g, 'Linkedin')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
