// The rules that Fiuto comes with. Own people and applicants first, so that neither is taken for a lead; then what the
// records say of the company; a soft match is nobody's lead.

import type { VerdictRules } from '#contract/verdict-rules.ts';

export const defaultVerdictRules: VerdictRules = {
  version: 1,
  rules: [
    { id: 'own_staff', when: [{ field: 'is_own', how: 'is', values: ['yes'] }], verdict: 'staff' },
    { id: 'bot', when: [{ field: 'is_bot', how: 'is', values: ['yes'] }], verdict: 'accidental' },
    {
      id: 'careers_only',
      when: [{ field: 'pages', how: 'only', values: ['careers'] }],
      verdict: 'candidate',
    },
    ...(['partner', 'supplier', 'competitor'] as const).map((status) => ({
      id: `status_${status}`,
      when: [
        { field: 'status' as const, how: 'is' as const, values: [status] },
        { field: 'band' as const, how: 'is' as const, values: ['verified', 'high', 'medium'] },
      ],
      verdict: status,
    })),
    {
      id: 'known_company',
      when: [
        { field: 'is_known', how: 'is', values: ['yes'] },
        { field: 'band', how: 'is', values: ['verified', 'high', 'medium'] },
      ],
      verdict: 'known',
    },
    {
      id: 'new_company',
      when: [{ field: 'band', how: 'is', values: ['verified', 'high', 'medium'] }],
      verdict: 'prospect',
    },
  ],
};
