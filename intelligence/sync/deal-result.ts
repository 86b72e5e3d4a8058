// What the deals of a company say about it: whether it is a customer, and how a lead of ours ended. Deals count from the moment when a
// lead began, so that an old one decides no new lead.

export interface DealFact {
  readonly state: 'open' | 'won' | 'lost' | 'unknown';
  /** Milliseconds since 1970; of a deal that did not end undefined. */
  readonly closedMs?: number | undefined;
  readonly lostReason: string;
}

/** Some CRMs tell whole seconds, and no two clocks agree. */
const slackMs = 60_000;

/** `lost` only when nothing else may be open: somebody still works on the others. Undefined: the deals say nothing yet. */
export function resultOfDeals(
  deals: readonly DealFact[],
  sinceMs: number,
): { readonly result: 'won' | 'lost'; readonly reason: string } | undefined {
  const fromMs = sinceMs - slackMs;
  const hasEnded = ({ state }: DealFact) => state === 'won' || state === 'lost';
  const ended = deals.filter((deal) => hasEnded(deal) && (deal.closedMs ?? 0) >= fromMs);
  if (ended.some(({ state }) => state === 'won')) return { result: 'won', reason: '' };
  if (ended.length === 0 || !deals.every(hasEnded)) return undefined;
  const [last] = [...ended].sort((one, other) => (other.closedMs ?? 0) - (one.closedMs ?? 0));
  return { result: 'lost', reason: last?.lostReason ?? '' };
}

/** Whoever bought is a customer; what the CRM says of the company itself goes before. */
export function isCustomerByDeals(deals: readonly DealFact[]): boolean {
  return deals.some(({ state }) => state === 'won');
}
