// Takes a vendor's key and the files that were fetched with it away, after asking once more.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SourceVendor } from '#contract/source-report.ts';
import { forgetVendor } from '../../../api/outside-source-queries.ts';
import { sourcesKey } from '../../../api/source-queries.ts';
import { Confirm } from '../../../frame/confirm.tsx';
import { useDeed } from '../../../frame/use-deed.ts';

export interface ForgetVendorProps {
  vendor: SourceVendor;
  onForgotten: () => void;
}

export function ForgetVendor({ vendor, onForgotten }: ForgetVendorProps) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const forget = useDeed({
    run: () => forgetVendor(vendor.name),
    done: t('vendors.forgotten'),
    stale: [sourcesKey],
    quiet: true,
    onDone: () => {
      ask.close();
      onForgotten();
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t('vendors.forget')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('vendors.forgetTitle', { vendor: vendor.title })}
        text={t('vendors.forgetText')}
        action={t('vendors.forget')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
    </>
  );
}
