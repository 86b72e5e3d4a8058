// What the chosen leads are changed to, folded away on a phone: the list stays in sight while more of it is chosen.

import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function FoldedWhenNarrow({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
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
