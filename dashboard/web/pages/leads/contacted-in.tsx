// Whence a last contact is known that nobody wrote down here: the CRM that tells it, by the name of its connection.

import { useTranslation } from 'react-i18next';

export function ContactedIn({ crm }: { crm: string }) {
  const { t } = useTranslation();
  return (
    <>
      {' '}
      <bdi>{t('leadList.contactedIn', { crm })}</bdi>
    </>
  );
}
