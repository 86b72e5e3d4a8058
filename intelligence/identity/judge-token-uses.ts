// A signed token in a link names the person it was sent to. Links are forwarded: the token is believed in the browser of the
// recipient's own click alone, and a mailbox that several people read proves nobody.

import { type IdentityKey, isSharedKey } from './identity-key.ts';

/** A page that a browser saw with the token, under consent to be known. */
export interface TokenUse {
  /** Unique; the same use told twice is one. */
  readonly id: string;
  readonly atMs: number;
  /** Site and visitor. */
  readonly visitor: string;
  /** /24 or /48; '' when unknown. */
  readonly network: string;
  /** Kind of browser and system. */
  readonly agent: string;
}

/** One time that the link with the token was opened, by whomever: also without any consent to be known on the page. */
export interface TokenClick {
  readonly id: string;
  readonly atMs: number;
  readonly network: string;
  /** As `NetworkClass`. */
  readonly networkClass: string;
  readonly agent: string;
  readonly verdict: 'human' | 'unsure' | 'machine';
  /** Whether our script saw any page after it. */
  readonly isPageSeen: boolean;
}

/** Whom a token proves: this visitor, from this use on. */
export interface ProvenUse {
  readonly visitor: string;
  readonly atMs: number;
}

/** Pages come before their click by as much when clocks and batches differ; a double click is one. */
const slackMs = 5_000;
/** From the click to the page on which the visitor has agreed: the longest that a page takes to be seen after a click. */
const longestMs = 120_000;
/** Where scanners of mail live that open a link and run no script. */
const machineClasses: ReadonlySet<string> = new Set(['hosting', 'proxy', 'tor']);

/**
 * `uses` and `clicks`: all of one recipient, in any order. The first click of a person is the recipient's; whoever agreed to be known
 * right after it, in the same network and kind of browser and with no other click between, is they. Without that nobody is: the first
 * to agree may be a colleague to whom the mail was forwarded.
 */
export function judgeTokenUses(
  recipient: IdentityKey,
  uses: readonly TokenUse[],
  clicks: readonly TokenClick[],
): ProvenUse | undefined {
  if (isSharedKey(recipient)) return undefined;
  const personal = clicks.filter(isPersonal).toSorted(inTime);
  const [first] = personal;
  if (first === undefined || first.network === '') return undefined;
  const isSameSource = (one: Source) => one.network === first.network && one.agent === first.agent;
  // From the next click on, a page may be that of somebody else in the same office.
  const next = personal.find((click) => isSameSource(click) && click.atMs > first.atMs + slackMs);
  const untilMs = Math.min(first.atMs + longestMs, (next?.atMs ?? Number.POSITIVE_INFINITY) - slackMs);
  const own = uses
    .filter((use) => isSameSource(use) && use.atMs >= first.atMs - slackMs && use.atMs <= untilMs)
    .toSorted(inTime);
  return own[0] === undefined ? undefined : { visitor: own[0].visitor, atMs: own[0].atMs };
}

type Source = Pick<TokenUse, 'network' | 'agent'>;

/** A machine that opens a link before the recipient does leaves the token to the recipient. */
function isPersonal({ verdict, networkClass, isPageSeen }: TokenClick): boolean {
  if (verdict === 'machine') return false;
  return verdict === 'human' || isPageSeen || !machineClasses.has(networkClass);
}

function inTime(one: { atMs: number; id: string }, other: { atMs: number; id: string }): number {
  return one.atMs - other.atMs || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
