// Changes one company: every answer is the company as it is then, so it takes the place of the former one at once.

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { companiesKey, companyQuery } from '../../api/company-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

interface Options {
  onDone?: () => void;
  /** True where the form itself shows the fault. */
  quiet?: boolean;
}

export function useChangeCompany<Input>(
  run: (input: Input) => Promise<CompanyDetail>,
  { onDone, quiet = false }: Options = {},
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useDeed<CompanyDetail, Input>({
    run,
    quiet,
    done: t('frame.saved'),
    stale: [[...companiesKey, 'list']],
    onDone: (company) => {
      client.setQueryData(companyQuery(company.id).queryKey, company);
      onDone?.();
    },
  });
}
