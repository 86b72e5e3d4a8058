// Tells whether an e-mail address is the one that it looks like. U+212A, the Kelvin sign, becomes a "k" when written small: whoever
// asks for such an address would be given what is kept of another, and a mail server may take it for a third.

/** False for an address with letters that stand for others (Unicode's normalization form NFKC, UAX #15), and for unseen signs. */
export function isPlainAddress(address: string): boolean {
  return address.normalize('NFKC') === address && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(address);
}
