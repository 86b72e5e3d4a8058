// Closes a user's account, once somebody has what the user looked after.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '#contract/report.ts';
import { removeUser, usersQuery } from '../../api/access-queries.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { GiveWork, type Held, heldOf } from './give-work.tsx';

export function RemoveUser({ user, onClose }: { user: UserRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeed({
    run: removeUser,
    done: t('users.removed'),
    stale: [usersQuery.queryKey, ownersQuery.queryKey, leadsKey],
    quiet: true,
    onDone: () => close(),
  });
  const [held, setHeld] = useState<Held>();
  const close = () => {
    setHeld(undefined);
    remove.reset();
    onClose();
  };
  const run = (wanted: Parameters<typeof removeUser>[0]) =>
    remove.mutate(wanted, { onError: (error) => setHeld((old) => heldOf(error) ?? old) });
  const common = {
    title: t('users.removeTitle', { name: user?.name ?? '' }),
    action: t('users.remove'),
    pending: remove.isPending,
    error: remove.error,
    onClose: close,
  };
  if (user !== null && held !== undefined)
    return (
      <GiveWork
        {...common}
        user={user}
        held={held}
        text={`${t('users.removeText')} ${t('users.workToldText')}`}
        onGive={(to) => run({ id: user.id, to })}
      />
    );
  return (
    <Confirm
      {...common}
      danger
      opened={user !== null}
      text={t('users.removeText')}
      onConfirm={() => user && run({ id: user.id })}
    />
  );
}
