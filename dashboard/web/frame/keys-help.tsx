// What the keys of a page do, and the switch that turns them off.

import { Group, Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface KeysHelpProps {
  opened: boolean;
  onClose: () => void;
  isOn: boolean;
  onSwitch: (on: boolean) => void;
  /** Key, and what it does. */
  rows: readonly (readonly [string, string])[];
}

export function KeysHelp({ opened, onClose, isOn, onSwitch, rows }: KeysHelpProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('suggestions.keysTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="xs">
        {rows.map(([key, text]) => (
          <Group key={key} gap="sm">
            <Kbd miw={30} ta="center">
              {key}
            </Kbd>
            <Text fz="sm">{text}</Text>
          </Group>
        ))}
        <Switch
          mt="sm"
          label={t('suggestions.keysSwitch')}
          checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
