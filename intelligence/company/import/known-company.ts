// A company as an import finds it in the records.

import type { CompanyFields } from '#contract/company-import.ts';

export interface KnownForImport extends Readonly<CompanyFields> {
  readonly id: number;
  /** The company that it is merged into, through all merges; its own id when it is not. */
  readonly rootId: number;
  readonly parentId: number | null;
  readonly nameKeys: readonly string[];
  readonly domains: readonly string[];
  readonly aliases: readonly string[];
  readonly networks: readonly { readonly first: string; readonly last: string }[];
}
