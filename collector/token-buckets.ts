// Token buckets by name, in a table of bounded size. A bucket that is full again is forgotten, which changes nothing for
// whoever it counted and keeps addresses in memory for no longer than they are needed.

/** Most buckets of one table; beyond that the one made first is forgotten. About 6 MB. */
const bucketsMax = 50_000;

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

export interface TokenBuckets {
  /**
   * Takes `cost` tokens and answers true when at least `atLeast` are there. What is taken beyond them is owed: until it
   * is filled up again nothing passes. `atMs`: milliseconds of the server's clock.
   */
  take(name: string, cost: number, atLeast: number, atMs: number): boolean;
  /** Forgets all buckets that are full by now. */
  forgetFull(atMs: number): void;
  size(): number;
}

/** Each bucket holds `perMinute` tokens and is filled in a minute. */
export function createTokenBuckets(perMinute: number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  const fill = (bucket: Bucket, atMs: number): void => {
    // The clock may have been put back.
    const passedMs = Math.max(0, atMs - bucket.filledAtMs);
    bucket.tokens = Math.min(perMinute, bucket.tokens + passedMs * perMs);
    bucket.filledAtMs = atMs;
  };
  return {
    take(name, cost, atLeast, atMs) {
      let bucket = buckets.get(name);
      if (bucket) fill(bucket, atMs);
      else {
        if (buckets.size >= bucketsMax) forgetFirst(buckets);
        bucket = { tokens: perMinute, filledAtMs: atMs };
        buckets.set(name, bucket);
      }
      if (bucket.tokens < atLeast) return false;
      bucket.tokens -= cost;
      return true;
    },
    forgetFull(atMs) {
      for (const [name, bucket] of buckets) {
        fill(bucket, atMs);
        if (bucket.tokens >= perMinute) buckets.delete(name);
      }
    },
    size: () => buckets.size,
  };
}

function forgetFirst(buckets: Map<string, Bucket>): void {
  for (const name of buckets.keys()) {
    buckets.delete(name);
    return;
  }
}
