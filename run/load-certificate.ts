// Fetches the certificates with which Amazon signs messages of SNS, through the guard for outgoing connections, and remembers
// them: a certificate never changes under its address.

import { lru } from 'tiny-lru';
import { askChecked, OutgoingError, readText } from '#outgoing/ask-checked.ts';

const certificates = lru<string>(50, 24 * 3_600_000);
/** A burst of messages under one certificate asks for it once. */
const underWay = new Map<string, Promise<string>>();
const bytesMax = 20_000;
/** The sender waits. */
const waitMsMax = 5_000;

/** `url` has been checked to be one of Amazon's. Rejects when it answers nothing of use. */
export function loadCertificate(url: string): Promise<string> {
  const known = certificates.get(url);
  if (known !== undefined) return Promise.resolve(known);
  const loading = underWay.get(url) ?? fetchCertificate(url).finally(() => underWay.delete(url));
  underWay.set(url, loading);
  return loading;
}

async function fetchCertificate(url: string): Promise<string> {
  const signal = AbortSignal.timeout(waitMsMax);
  const answer = await askChecked({ url, silentMsMax: waitMsMax, allowedHosts: [], signal });
  if (answer.status !== 200) {
    answer.body.destroy();
    throw new OutgoingError(`it answered ${answer.status}`);
  }
  const certificate = await readText(answer, bytesMax);
  certificates.set(url, certificate);
  return certificate;
}
