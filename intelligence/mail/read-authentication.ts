// What the receiving server found out about where a mail came from: `Authentication-Results`, RFC 8601. It is recorded, and
// proves nobody: it speaks of the domain that sent, not of the person.

export type Authentication = 'pass' | 'fail' | 'none';

/** `value`: of the first such header, which the last server wrote. */
export function readAuthentication(value: string): Authentication {
  const results = new Map<string, string>();
  // Comments may hold anything, also what looks like a result.
  for (const [, method = '', result = ''] of value
    .replace(/\([^()]*\)/g, ' ')
    .matchAll(/(?:^|[;\s])(dmarc|dkim|spf)\s*=\s*([a-z]+)/gi)) {
    const known = results.get(method.toLowerCase());
    // One good signature of several is enough.
    if (known !== 'pass') results.set(method.toLowerCase(), result.toLowerCase());
  }
  const dmarc = results.get('dmarc');
  if (dmarc === 'pass') return 'pass';
  if (dmarc === 'fail') return 'fail';
  const isRefused = (method: string) => results.get(method) === 'fail';
  return isRefused('spf') && isRefused('dkim') ? 'fail' : 'none';
}
