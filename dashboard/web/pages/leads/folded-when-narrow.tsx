// What the chosen leads are changed to, folded away on a phone: the list stays in sight while more of it is chosen.

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../frame/use-narrow.ts';

export function FoldedWhenNarrow({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  if (!narrow) return children;
  return (
    <>
      <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('leadList.changeThem')}
      </Button>
      {isOpen && children}
    </>
  );
}
