// Language and colour scheme of the interface.

import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/report.ts';
import { changeMe, meQuery } from '../api/access-queries.ts';
import { currentLanguage, languages, showLanguage } from '../language/start-languages.ts';

/** `remember`: also in the user's profile; off before login. */
export function LanguageSwitch({ remember }: { remember: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (language: Language) => changeMe({ language }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const choose = (language: Language) => {
    void showLanguage(language);
    if (remember) save.mutate(language);
  };
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('frame.language')}
      value={currentLanguage()}
      data={languages.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(value) => choose(value === 'it' ? 'it' : 'en')}
    />
  );
}

export function Appearance() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap={8} px={10} py={6}>
      <Text fz={11} fw={600} c="dimmed">
        {t('frame.language')}
      </Text>
      <LanguageSwitch remember />
      <Text fz={11} fw={600} c="dimmed" mt={4}>
        {t('frame.theme')}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('frame.theme')}
        value={colorScheme}
        data={[
          { value: 'light', label: t('frame.themeLight') },
          { value: 'dark', label: t('frame.themeDark') },
          { value: 'auto', label: t('frame.themeSystem') },
        ]}
        onChange={(value) => setColorScheme(value as typeof colorScheme)}
      />
    </Stack>
  );
}
