// Does something to the own fields of one company, person or lead; every answer is their sheet as it is then.

import { useQueryClient } from '@tanstack/react-query';
import type { FieldSheet } from '#contract/field-report.ts';
import { fieldSheetQuery, type Holder } from '../../api/field-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

export function useSheetDeed<Input>(
  holder: Holder,
  run: (input: Input) => Promise<FieldSheet>,
  onDone?: () => void,
) {
  const client = useQueryClient();
  return useDeed({
    run,
    quiet: true,
    onDone: (answer) => {
      client.setQueryData(fieldSheetQuery(holder).queryKey, answer);
      onDone?.();
    },
  });
}
