// The dialog that takes a merge or a proof back, with a reason.

import { useTranslation } from 'react-i18next';
import type { PersonTie } from '#contract/person-report.ts';
import { cutTie, peopleKey } from '../../api/person-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export interface CutTieProps {
  /** Null while nothing is asked. */
  tie: PersonTie | null;
  onClose: () => void;
}

export function CutTie({ tie, onClose }: CutTieProps) {
  const { t } = useTranslation();
  const cut = useDeed({
    run: ({ id, reason }: { id: string; reason: string }) => cutTie(id, reason),
    done: t('people.takenBack'),
    stale: [peopleKey],
    quiet: true,
    onDone: onClose,
  });
  const [one = '', other = ''] = tie?.keys ?? [];
  return (
    <AskReason
      opened={tie !== null}
      onClose={onClose}
      title={t('people.takeBackTitle')}
      text={t('people.takeBackText', { one, other })}
      action={t('people.takeBack')}
      pending={cut.isPending}
      error={cut.error}
      onConfirm={(reason) => tie && cut.mutate({ id: tie.id, reason })}
    />
  );
}
