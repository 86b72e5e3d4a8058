// Reads iubenda's global: purpose 4 measures, purpose 5 (marketing) stands for company and person; a site without
// purposes asks one question for all.

import type { ManagedChoice } from './managed-choice.ts';

interface IubendaConsent {
  timestamp?: string;
  version?: string;
  consent?: boolean;
  purposes?: Record<string, boolean>;
}

export function readIubenda(): ManagedChoice | undefined {
  const { _iub } = window as Window & { _iub?: { cs?: { consent?: IubendaConsent } } };
  const given = _iub?.cs?.consent;
  if (!given || (!given.purposes && given.consent === undefined)) return;
  const { purposes, version, timestamp } = given;
  const at = timestamp ? new Date(timestamp).getTime() : 0;
  return {
    measure: purposes ? !!purposes['4'] : !!given.consent,
    person: purposes ? !!purposes['5'] : !!given.consent,
    ...(version && { version }),
    ...(at && { at }),
  };
}
