// Why nobody is named, in two or three words: a reason of its own, or the kind of the network.

import { useTranslation } from 'react-i18next';
import { useWords } from '../language/use-words.ts';

/** `soft_match`: somebody fits, but not surely enough to be shown. */
export function useReasonName(): (reason: string) => string {
  const { t } = useTranslation();
  const words = useWords();
  return (reason) => {
    if (reason === 'soft_match') return t('visiting.softMatch');
    const own = words.why(reason);
    return own === reason ? words.net(reason) : own;
  };
}
