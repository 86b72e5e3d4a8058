// Fetches the certificates with which Amazon signs messages of SNS, through the guard for outgoing connections, and remembers
// them: a certificate never changes under its address.

import QuickLRU from 'quick-lru';
import { askChecked, OutgoingError, readText } from '#outgoing/ask-checked.ts';

/** Fetches what an address answers; rejects when that is nothing of use. */
type FetchCertificate = (url: string) => Promise<string>;

const keptMax = 50;
const keptMs = 24 * 3_600_000;
/** So long an address that answered nothing of use is not asked again; Amazon sends its message again later than that. */
const failedMs = 10_000;
const failedMax = 500;
/** Anybody may name an address: more are not asked at once. Amazon uses one certificate of each region at a time. */
const underWayMax = 4;
const bytesMax = 20_000;
/** The sender waits. */
const waitMsMax = 5_000;

/** `url` has been checked to be one of Amazon's. Rejects when it answers nothing of use, or too many are being asked. */
export function openCertificates(fetchCertificate: FetchCertificate): FetchCertificate {
  const kept = new QuickLRU<string, string>({ maxSize: keptMax, maxAge: keptMs });
  const failed = new QuickLRU<string, true>({ maxSize: failedMax, maxAge: failedMs });
  /** A burst of messages under one certificate asks for it once. */
  const underWay = new Map<string, Promise<string>>();
  const load = async (url: string) => {
    try {
      const certificate = await fetchCertificate(url);
      kept.set(url, certificate);
      return certificate;
    } catch (error) {
      failed.set(url, true);
      throw error;
    } finally {
      underWay.delete(url);
    }
  };
  return async (url) => {
    const known = kept.get(url);
    if (known !== undefined) return known;
    const loading = underWay.get(url);
    if (loading !== undefined) return loading;
    if (failed.get(url) !== undefined) throw new OutgoingError('it answered nothing of use a moment ago');
    if (underWay.size >= underWayMax) throw new OutgoingError('too many certificates are being asked for');
    const begun = load(url);
    underWay.set(url, begun);
    return begun;
  };
}

export const loadCertificate: FetchCertificate = openCertificates(askForCertificate);

async function askForCertificate(url: string): Promise<string> {
  const signal = AbortSignal.timeout(waitMsMax);
  const answer = await askChecked({ url, silentMsMax: waitMsMax, allowedHosts: [], signal });
  if (answer.status !== 200) {
    answer.body.destroy();
    throw new OutgoingError(`it answered ${answer.status}`);
  }
  return readText(answer, bytesMax);
}
