// Why something was not sent, in words; a reason that this interface does not know yet is shown as it came.

import { useTranslation } from 'react-i18next';

export function useFaultName(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const key = `alerts.fault_${reason}`;
    return reason !== '' && i18n.exists(key) ? String(t(key as 'alerts.fault_gone')) : reason;
  };
}
