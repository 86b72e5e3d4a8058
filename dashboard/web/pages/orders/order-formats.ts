// An amount of an order in its currency, and its day as it stands in the books, in the user's language.

import { useTranslation } from 'react-i18next';

/** An amount with its currency, in the user's language. */
export function useMoney(): (amount: number, currency: string) => string {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  return (amount, currency) => {
    try {
      return new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: 'always' }).format(
        amount,
      );
    } catch {
      return `${currency} ${amount}`;
    }
  };
}

/** The same day in every time zone. */
export function useDay(): (day: string) => string {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const format = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
