// The keys of the queue. Single letters disturb people who speak to their computer, so they can be switched off, and they
// keep still while somebody types or a dialog is open.

import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

export interface QueueKeys {
  next: () => void;
  before: () => void;
  accept: () => void;
  refuse: () => void;
  undo: () => void;
  open: () => void;
  help: () => void;
}

const keys: Readonly<Record<string, keyof QueueKeys>> = {
  j: 'next',
  k: 'before',
  a: 'accept',
  r: 'refuse',
  u: 'undo',
  o: 'open',
  '?': 'help',
};

/** Whether the keys are on, kept in this browser. */
export function useKeysSwitch() {
  return useLocalStorage({ key: 'fiuto-queue-keys', defaultValue: true, getInitialValueInEffect: false });
}

export function useQueueKeys(isOn: boolean, deeds: QueueKeys): void {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const deed = keys[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      deeds[deed]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, deeds]);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog]')) return true;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
