// Reads the day out of the dates that registries write.

const dayMs = 86_400_000;
/** In one column of the index a day has 16 bits; registries are younger than 1970 and this ends in 2149. */
const dayMax = 65_535;

/** `2001-09-21T22:08:01Z`, `2005-11-09`, `20130615` or `name@example.net 20130615`: days since 1970, 0 for none. */
export function readDay(text: string): number {
  const found = /(?:^|\s)(\d{4})-?(\d\d)-?(\d\d)(?:$|[T\s])/.exec(text);
  if (found === null) return 0;
  const day = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / dayMs;
  return day > 0 && day <= dayMax ? day : 0;
}
