// What the receiving server found out about where a mail came from: `Authentication-Results`, RFC 8601. It is recorded, and
// proves nobody: it speaks of the domain that sent, not of the person.

/**
 * `fail`: the domain that the mail names as its sender asks that such a mail be refused. `unproven`: it did not come straight from
 * there, as all that a server passed on, and the domain does not mind.
 */
export type Authentication = 'pass' | 'fail' | 'unproven' | 'none';

/** What Microsoft writes for "refused by the sender's policy" and "refused by ours". */
const refusing = /^(?:o?reject|quarantine|oquarantine|pct\.(?:reject|quarantine))$/i;

/** `value`: of the first such header, which the last server wrote. */
export function readAuthentication(value: string): Authentication {
  const results = new Map<string, string>();
  // Comments may hold anything, also what looks like a result.
  for (const [, method = '', result = ''] of value
    .replace(/\([^()]*\)/g, ' ')
    .matchAll(/(?:^|[;\s])(dmarc|dkim|spf|arc)\s*=\s*([a-z]+)/gi)) {
    const known = results.get(method.toLowerCase());
    // One good signature of several is enough.
    if (known !== 'pass') results.set(method.toLowerCase(), result.toLowerCase());
  }
  const dmarc = results.get('dmarc');
  if (dmarc === 'pass') return 'pass';
  // A chain that the receiving server believes says that the mail was good where it was passed on.
  if (dmarc === 'fail') return results.get('arc') !== 'pass' && asksToRefuse(value) ? 'fail' : 'unproven';
  const isRefused = (method: string) => results.get(method) === 'fail';
  return isRefused('spf') && isRefused('dkim') ? 'unproven' : 'none';
}

/**
 * The policy of the sender's domain stands in a comment right behind the result (Gmail, OpenDMARC: `dmarc=fail (p=REJECT dis=NONE)`)
 * or beside it (Microsoft: `dmarc=fail action=oreject`, RFC 8601: `policy.dmarc=reject`).
 */
function asksToRefuse(value: string): boolean {
  const [, rest = ''] = /(?:^|[;\s])dmarc\s*=\s*fail\b([^;]*)/i.exec(value) ?? [];
  const inComment = /^\s*\([^()]*?\bp=([a-z]+)/i.exec(rest)?.[1];
  const beside = /\b(?:action|policy\.dmarc|policy\.published-domain-policy)=([a-z.]+)/i.exec(rest)?.[1];
  return [inComment, beside].some((policy) => policy !== undefined && refusing.test(policy));
}
