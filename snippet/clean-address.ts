// Drops from addresses and titles what is never taken, before anything leaves the browser.

const campaignTags = /^(utm|mtm|pk)_/;

/** Puts `***` in place of e-mail addresses, and cuts the text at `lengthMax` characters. */
export function hideMail(text: string, lengthMax: number): string {
  return text.replace(/[^\s/?&=]+(@|%40)[^\s/?&=]+/gi, '***').slice(0, lengthMax);
}

/**
 * The address without fragment, credentials and e-mail addresses, with only the query parameters that are on the
 * site's list (`kept`; undefined while it is unknown: the campaign tags), plus those that match `also`.
 */
export function cleanAddress(address: string, kept: string[] | undefined, also?: RegExp): string {
  if (!/^https?:/.test(address)) return '';
  const url = new URL(address);
  const query = new URLSearchParams();
  url.searchParams.forEach((value, name) => {
    if ((kept ? kept.includes(name) : campaignTags.test(name)) || also?.test(name)) {
      query.append(name, hideMail(value, 500));
    }
  });
  const text = String(query);
  return hideMail(url.origin + url.pathname, 2000) + (text && `?${text}`);
}
