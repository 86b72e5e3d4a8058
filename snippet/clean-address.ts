// Drops from addresses and titles what is never taken, before anything leaves the browser.

const campaignTags = /^(utm|mtm|pk)_/;
const clickIds =
  /^(\w\w?clid|msclkid|[gw]braid|(ss|s_kw|rdt_|mc_)cid|mc_eid|li_fat_id|epik|igshid|_hs(enc|mi))$/;

/** Puts `***` in place of e-mail addresses, however often encoded, and cuts the text at `lengthMax` characters. */
export function hideMail(text: string, lengthMax: number): string {
  // Most texts have neither sign, and the first use of the long pattern takes long.
  return (/[@%]/.test(text) ? text.replace(/[^\s/?&=]+(@|%(25)*40)[^\s/?&=]+/gi, '***') : text).slice(
    0,
    lengthMax,
  );
}

/**
 * The address without fragment, credentials and e-mail addresses, with only the query parameters that are on the
 * site's list (`kept`; undefined while it is unknown: the campaign tags), plus click ids where they are allowed.
 */
export function cleanAddress(address: string, kept: string[] | undefined, allowsClickIds?: boolean): string {
  if (!/^http/.test(address)) return '';
  const url = new URL(address);
  if (url.search)
    for (const name of [...url.searchParams.keys()]) {
      const stays = kept ? kept.includes(name) : campaignTags.test(name);
      if (!stays && !(allowsClickIds && clickIds.test(name))) url.searchParams.delete(name);
    }
  return hideMail(url.origin + url.pathname, 2000) + hideMail(url.search, 2000);
}
