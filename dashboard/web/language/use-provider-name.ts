// The tool that told something, as it calls itself; a mailbox in the words of the language.

import { useTranslation } from 'react-i18next';
import { providerFacts } from '#contract/connection-report.ts';

/** Tools without a connection: what is brought in as files, and our own. */
const others: Readonly<Record<string, string>> = {
  ...{ whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', facebook: 'Facebook' },
  eventbrite: 'Eventbrite',
  // Links and pixels of our own.
  fiuto: 'Fiuto',
};

/** Of a code that nobody knows the code itself. */
export function useProviderName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    if (code === 'mailbox') return t('mailboxes.providerName');
    if (code === 'event' || code === 'file' || code === 'chat')
      return t(`engagementImports.provider_${code}`);
    const known = Object.entries(providerFacts).find(([name]) => name === code);
    return known?.[1].title ?? others[code] ?? code;
  };
}
