// Single keys of a page. They disturb people who speak to their computer, so they can be switched off, and they keep still while
// somebody types, chooses, or a dialog is open.

import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

/** Whether the keys are on, kept in this browser for all pages that have some. */
export function useKeysSwitch() {
  return useLocalStorage({ key: 'fiuto-queue-keys', defaultValue: true, getInitialValueInEffect: false });
}

/** `deeds`: by key as `KeyboardEvent.key` names it. */
export function useLetterKeys(isOn: boolean, deeds: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const deed = deeds[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, deeds]);
}

function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role=dialog]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu]'))
    return true;
  // What has the focus is what Enter means.
  return key === 'Enter' && target.closest('a, button, input') !== null;
}
