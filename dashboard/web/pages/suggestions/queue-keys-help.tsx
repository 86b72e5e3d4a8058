// What the keys of the queue do.

import { useTranslation } from 'react-i18next';
import { KeysHelp, type KeysHelpProps } from '../../frame/keys-help.tsx';

const rows = [
  ['j', 'keyNext'],
  ['k', 'keyBefore'],
  ['a', 'keyAccept'],
  ['r', 'keyRefuse'],
  ['u', 'keyUndo'],
  ['o', 'keyOpen'],
  ['?', 'keyHelp'],
] as const;

export function QueueKeysHelp(props: Omit<KeysHelpProps, 'rows'>) {
  const { t } = useTranslation();
  return <KeysHelp {...props} rows={rows.map(([key, text]) => [key, t(`suggestions.${text}`)])} />;
}
