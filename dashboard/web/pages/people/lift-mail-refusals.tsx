// The button that has a person written to again whose address a mailing tool gave up.

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { liftMailRefusals, peopleKey } from '../../api/person-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';

export function LiftMailRefusals({ personId }: { personId: number }) {
  const { t } = useTranslation();
  const allowed = useMay()('liftMailRefusals');
  const lift = useDeed({
    run: () => liftMailRefusals(personId),
    done: t('people.toldLifted'),
    stale: [peopleKey],
  });
  if (!allowed) return null;
  return (
    <Button variant="default" size="compact-xs" mt={6} loading={lift.isPending} onClick={() => lift.mutate()}>
      {t('people.toldLift')}
    </Button>
  );
}
