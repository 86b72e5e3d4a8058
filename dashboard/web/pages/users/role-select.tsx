// Changes a user's role; whoever will do no more work with leads gives theirs to somebody first.

import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '#contract/report.ts';
import type { UserChange } from '#contract/user-report.ts';
import { changeRole, meQuery, usersQuery } from '../../api/access-queries.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { GiveWork, type Held, heldOf } from './give-work.tsx';
import { roleValues } from './role-values.ts';

export function RoleSelect({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const { data: me } = useQuery(meQuery);
  const [held, setHeld] = useState<Held>();
  const change = useDeed({
    run: (wanted: UserChange) => changeRole(user.id, wanted),
    done: t('users.roleChanged'),
    stale: [usersQuery.queryKey, ownersQuery.queryKey, leadsKey],
    quiet: true,
    onDone: () => setHeld(undefined),
  });
  const role = change.variables?.role;
  const run = (wanted: UserChange) => change.mutate(wanted, { onError: tell });
  const tell = (error: Error) => {
    const more = heldOf(error) ?? held;
    if (more !== undefined) return setHeld(more);
    notifications.show({ color: 'red', title: t('frame.saveFailed'), message: describeFailure(error, t) });
  };
  const choose = (value: string | null) => {
    const chosen = roleValues.find((one) => one === value);
    if (chosen) run({ role: chosen });
  };
  return (
    <>
      <Select
        w={180}
        size="xs"
        allowDeselect={false}
        aria-label={t('users.roleOf', { name: user.name })}
        // Nobody takes the last administrator away by accident: one's own role is changed by another.
        disabled={me?.id === user.id || change.isPending}
        value={user.role}
        data={roleValues.map((value) => ({ value, label: words.role(value) }))}
        onChange={choose}
      />
      {held !== undefined && role !== undefined && (
        <GiveWork
          user={user}
          held={held}
          title={t('users.roleOf', { name: user.name })}
          text={t('users.workRoleText')}
          action={words.role(role)}
          pending={change.isPending}
          error={change.error}
          onClose={() => setHeld(undefined)}
          onGive={(to) => run({ role, to })}
        />
      )}
    </>
  );
}
