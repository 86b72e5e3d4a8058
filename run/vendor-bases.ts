// Where vendors of `.mmdb` files are found, as the settings say.

import type { Config } from '#config/config.ts';
import type { VendorBases } from '#processor/sources/vendors/vendor-catalogue.ts';

export function vendorBasesOf(settings: Config['processor']): VendorBases {
  const trim = (url: string) => url.replace(/\/+$/, '');
  return { maxmind: trim(settings.FIUTO_MAXMIND_URL), ipinfo: trim(settings.FIUTO_IPINFO_URL) };
}
