// The operator's accounts with vendors of `.mmdb` files: key, wanted files, a trial. Nothing is fetched before the terms of a file
// were accepted at its data set.

import { z } from 'zod';
import type { Language } from '#contract/report.ts';
import { describeFault } from '#contract/source-faults.ts';
import type { SourceVendor, VendorName, VendorRequest } from '#contract/source-report.ts';
import {
  sourceTrialSchema,
  sourceVendorSchema,
  vendorNames,
  vendorParams,
  vendorRequestSchema,
} from '#contract/source-settings-schema.ts';
import {
  datasetIdOf,
  findVendorEdition,
  termsOf,
  vendorFacts,
  vendorFiles,
} from '#contract/source-vendors.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepDataset, listDatasets, purgeDataset } from '#stores/records/questions/keep-datasets.ts';
import {
  endOfKey,
  forgetVendorAccount,
  keepVendorAccount,
  readVendorAccount,
  type VendorAccount,
} from '#stores/records/questions/keep-source-vendors.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';
import { findFetchTimes } from './vendor-fetch-times.ts';

const roles = ['administrator'] as const;
const noAccount: VendorAccount = { accountId: '', key: '', editions: [] };

export function createSourceVendorRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), keepRoute(parts), forgetRoute(parts), testRoute(parts)];
}

function listRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/source-vendors',
    summary: 'The vendors whose files can be fetched with a key of one’s own',
    roles,
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'SourceVendors',
    output: z.array(sourceVendorSchema),
    handler: async ({ language }) =>
      Promise.all(vendorNames.map(async (name) => report(parts, name, await read(parts, name), language))),
  });
}

function keepRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/source-vendors/:vendor',
    summary: 'Keeps an account with a vendor, its key sealed, and which files are wanted',
    roles,
    rows: 'none',
    audit: { action: 'set_source_vendor', subject: ({ params }) => params.vendor },
    input: { params: vendorParams, body: vendorRequestSchema },
    outputName: 'SourceVendor',
    output: sourceVendorSchema,
    handler: async ({ input: { params, body }, language }) => {
      const account = change(await read(parts, params.vendor), body);
      await keepVendorAccount(parts.records, params.vendor, account, sealKeyOf(parts));
      await announceFiles(parts.records, params.vendor, account.editions);
      return report(parts, params.vendor, account, language);
    },
  });
}

function forgetRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/source-vendors/:vendor',
    summary: 'Forgets an account with a vendor, and takes the files away that were fetched with it',
    roles,
    rows: 'none',
    audit: { action: 'forget_source_vendor', subject: ({ params }) => params.vendor },
    input: { params: vendorParams },
    outputName: 'SourceVendor',
    output: sourceVendorSchema,
    handler: async ({ input: { params }, language }) => {
      const { editions } = await read(parts, params.vendor);
      await forgetVendorAccount(parts.records, params.vendor);
      const known = new Set((await listDatasets(parts.records)).map(({ id }) => id));
      for (const id of editions.map(datasetIdOf)) if (known.has(id)) await purgeDataset(parts.records, id);
      return report(parts, params.vendor, noAccount, language);
    },
  });
}

function testRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/source-vendors/:vendor/test',
    summary: 'Asks a vendor whether the key that is kept is right; fetches nothing',
    roles,
    rows: 'none',
    audit: { action: 'test_source_vendor', subject: ({ params }) => params.vendor },
    input: { params: vendorParams },
    outputName: 'SourceTrial',
    output: sourceTrialSchema,
    handler: async ({ input: { params }, language }) => {
      const { key, accountId } = await read(parts, params.vendor);
      if (key === '' || (params.vendor === 'maxmind' && accountId === ''))
        throw new Refusal('vendor_without_key');
      const fault = await parts.trySource.vendor(params.vendor);
      if (fault) return { isWell: false, message: describeFault(fault, language) };
      const well: Record<Language, string> = {
        en: 'The vendor takes the key.',
        it: 'Il fornitore accetta la chiave.',
      };
      return { isWell: true, message: well[language] };
    },
  });
}

function sealKeyOf({ secret }: RouteParts): Buffer {
  return deriveKey(secret, 'source secrets');
}

async function read(parts: RouteParts, vendor: VendorName): Promise<VendorAccount> {
  return (await readVendorAccount(parts.records, vendor, sealKeyOf(parts))) ?? noAccount;
}

function change(account: VendorAccount, { accountId, key, editions }: VendorRequest): VendorAccount {
  return {
    accountId: accountId ?? account.accountId,
    key: key ?? account.key,
    editions: [...new Set(editions ?? account.editions)],
  };
}

/** The terms of a file must be there to be accepted before it is fetched. */
async function announceFiles(
  records: Records,
  vendor: VendorName,
  editions: readonly string[],
): Promise<void> {
  const known = new Map((await listDatasets(records)).map((row) => [row.id, row]));
  const terms = termsOf(vendor);
  for (const edition of editions) {
    const id = datasetIdOf(edition);
    if (known.get(id)?.terms === terms) continue;
    const licence = findVendorEdition(edition)?.licence ?? 'under the contract with its vendor';
    const { title } = vendorFacts[vendor];
    await keepDataset(records, {
      ...{ id, kind: 'mmdb', source: title, licence, terms, sha256: '', builtAt: null },
      ...{ rows: 0, health: 'ok', healthMessage: '' },
    });
  }
}

async function report(
  { records }: RouteParts,
  name: VendorName,
  account: VendorAccount,
  language: Language,
): Promise<SourceVendor> {
  const { title, termsUrl, keyUrl, statement } = vendorFacts[name];
  const offered = vendorFiles.filter(({ vendor }) => vendor === name);
  const others = account.editions.filter((id) => !offered.some((file) => file.id === id));
  const timesOf = await findFetchTimes(records, account, Date.now());
  const editions = [...offered, ...others.map((id) => ({ id, isFree: false, licence: '' }))];
  return {
    ...{ name, title, termsUrl, keyUrl, accountId: account.accountId },
    hasKey: account.key !== '',
    keyEnd: endOfKey(account.key),
    statement: statement[language],
    editions: editions.map(({ id, isFree, licence }) => ({
      ...{ id, isFree, licence, datasetId: datasetIdOf(id) },
      isWanted: account.editions.includes(id),
      ...timesOf(id),
    })),
  };
}
