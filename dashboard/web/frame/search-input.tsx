// The search of a list: asks when the typing pauses, and can be emptied from outside.

import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

const typingMs = 300;

export interface SearchInputProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  onSearch: (value: string | undefined) => void;
}

export function SearchInput({ label, placeholder, value, onSearch }: SearchInputProps) {
  const [text, setText] = useState(value ?? '');
  // What was asked last: another value was set by somebody else, such as "clear filters" or the back button.
  const asked = useRef(value);
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value ?? '');
  }, [value]);
  const ask = useDebouncedCallback((typed: string) => {
    asked.current = typed.trim() || undefined;
    onSearch(asked.current);
  }, typingMs);
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder}
      flex="1 1 200px"
      maw={360}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}
