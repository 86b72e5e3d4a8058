// The sources that reach out of this machine, each off until an administrator has set it up and accepted its terms.

import type { Dataset } from '#contract/company-report.ts';
import { LookupGroup } from './lookups/lookup-group.tsx';
import { ReverseDnsSection } from './reverse-dns.tsx';
import { VendorGroup } from './vendors/vendor-group.tsx';

export function OutsideSources({ sources }: { sources: Dataset[] }) {
  return (
    <>
      <VendorGroup sources={sources} />
      <ReverseDnsSection source={sources.find(({ kind }) => kind === 'reverse_dns')} />
      <LookupGroup sources={sources} />
    </>
  );
}
