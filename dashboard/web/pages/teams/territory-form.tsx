// The fields of one territory.

import { Button, Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Territory, TerritoryBody } from '#contract/team-report.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { saveTerritory, territoriesQuery } from '../../api/team-queries.ts';
import { useCountryChoices } from '../../frame/choice.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export interface TerritoryFormProps {
  /** A new one without. */
  territory?: Territory;
  place: number;
  onClose: () => void;
}

const empty: TerritoryBody = {
  name: '',
  place: 1,
  countries: [],
  provinces: [],
  postcodes: [],
  industries: [],
  owner: '',
};

export function TerritoryForm({ territory, place, onClose }: TerritoryFormProps) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(workersQuery);
  const countries = useCountryChoices();
  const [draft, setDraft] = useState<TerritoryBody>(() => bodyOf(territory, place));
  const set = (change: Partial<TerritoryBody>) => setDraft((old) => ({ ...old, ...change }));
  const save = useDeed({
    run: saveTerritory,
    done: t('frame.saved'),
    stale: [territoriesQuery.queryKey],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...draft, name: draft.name.trim(), ...(territory && { id: territory.id }) });
  };
  return (
    <form onSubmit={submit} style={{ flex: 1, minWidth: 0 }}>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          w={200}
          label={t('teams.name')}
          maxLength={100}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          w={200}
          searchable
          label={t('teams.territoryOwner')}
          value={draft.owner || null}
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(owner) => set({ owner: owner ?? '' })}
        />
        <NumberInput
          w={90}
          min={0}
          max={10_000}
          allowDecimal={false}
          label={t('teams.place')}
          value={draft.place}
          onChange={(value) => set({ place: Number(value) || 0 })}
        />
        <MultiSelect
          flex="1 1 220px"
          searchable
          label={t('teams.countries')}
          value={draft.countries}
          data={countries}
          onChange={(wanted) => set({ countries: wanted })}
        />
        <TagsInput
          flex="1 1 180px"
          label={t('teams.provinces')}
          value={draft.provinces}
          onChange={(provinces) => set({ provinces })}
        />
        <TagsInput
          flex="1 1 180px"
          label={t('teams.postcodes')}
          placeholder={draft.postcodes.length === 0 ? 'IT 20' : ''}
          error={draft.postcodes.every(isPostcodes) ? null : t('teams.postcodesWrong')}
          value={draft.postcodes}
          onChange={(wanted) => set({ postcodes: wanted.map(writePostcodes) })}
        />
        <TagsInput
          flex="1 1 180px"
          label={t('teams.industries')}
          value={draft.industries}
          onChange={(industries) => set({ industries })}
        />
        <Button
          type="submit"
          loading={save.isPending}
          disabled={draft.name.trim() === '' || draft.owner === '' || !draft.postcodes.every(isPostcodes)}
        >
          {t('frame.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </form>
  );
}

/** `it-20` and `IT20` are `IT 20`. */
function writePostcodes(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${plain.slice(0, 2)} ${plain.slice(2)}`;
}

function isPostcodes(text: string): boolean {
  return /^[A-Z]{2} [A-Z0-9]{1,10}$/.test(text);
}

function bodyOf(territory: Territory | undefined, place: number): TerritoryBody {
  if (territory === undefined) return { ...empty, place };
  const { id: _, owner, ...rest } = territory;
  return { ...rest, owner: owner.id };
}
