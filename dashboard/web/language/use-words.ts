// Names for the closed values of the API (channels, kinds of page, reasons ...) in the user's language. A value that
// this interface does not know yet is shown as it came.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const families = [
  'consent',
  'channel',
  'kind',
  'device',
  'network',
  'event',
  'action',
  'drop',
  'reject',
  'meaning',
  'role',
  'deed',
  'status',
  'domainUse',
  'pin',
  'correction',
  'suggestion',
  'verdict',
  'band',
  'net',
  'rule',
  'why',
  'dataset',
  'health',
  'run',
  'line',
  'field',
  'ask',
  'how',
  'delivery',
  'hook',
  'engagement',
  'mend',
  'personField',
  'keyKind',
  'heldFor',
  'valueWhy',
  'tieWay',
  'tieRefusal',
  'alike',
  'keyRefusal',
  'touch',
  'touchChannel',
  'told',
  'request',
  'way',
  'asked',
  'mail',
  'mailReason',
  'fileKind',
  'fileField',
  'basis',
  'row',
  'step',
  'jsonKind',
  'signal',
  'telling',
  'leadEntry',
  'leadDeed',
  'leadField',
  'leadSource',
  'scoreGroup',
  'scoreRule',
  'scoreField',
  'scoreHow',
  'counts',
  'scope',
  'crmReason',
  'crmAction',
  'crmState',
  'crmKind',
  'crmField',
  'crmMode',
  'crmCredential',
  'crmFoundBy',
  'restKind',
  'restField',
  'restParam',
  'restWord',
  'restProblem',
  'orderDeed',
] as const;
type Family = (typeof families)[number];

/** `words.channel('ai')` is 'AI assistant'. */
export function useWords(): Record<Family, (value: string) => string> {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const name = (family: Family) => (value: string) => {
      const key = `words.${family}${pascal(value)}`;
      return value !== '' && i18n.exists(key) ? String(t(key as 'words.kindOther')) : value;
    };
    return Object.fromEntries(families.map((family) => [family, name(family)])) as Record<
      Family,
      (value: string) => string
    >;
  }, [t, i18n]);
}

function pascal(value: string): string {
  return value
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
