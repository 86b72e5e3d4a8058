// Brings one file of a vendor up to date: is there a newer one, download, check, unpack, prove that it opens, and only then put it
// in the place of the former. Whatever goes wrong before leaves the former in use.

import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { VendorName } from '#contract/source-report.ts';
import { findFileProblem } from '../../lookups/find-file-problem.ts';
import { openNetworkFile } from '../../lookups/network-file.ts';
import { SourceFaultError } from '../source-fault-error.ts';
import { type Downloaded, downloadFile, readChecksum, type VendorConnection } from './download-file.ts';
import type { FetchedFile, FetchedFiles } from './fetched-files.ts';
import { unpackMmdb } from './unpack-mmdb.ts';
import { addressesOf, type VendorBases } from './vendor-catalogue.ts';

export interface FetchOrders {
  readonly vendor: VendorName;
  readonly edition: string;
  readonly account: { readonly accountId: string; readonly key: string };
  readonly bases: VendorBases;
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** 'fetched' when there was a newer one. Rejects with SourceFaultError, OutgoingError or what the disk rejects with. */
export async function fetchEdition(
  orders: FetchOrders,
  files: FetchedFiles,
): Promise<'fetched' | 'unchanged'> {
  const { vendor, edition, account, allowedHosts, signal, now } = orders;
  const { file, checksum: checksumUrl, headers } = addressesOf(vendor, edition, account, orders.bases);
  const connection: VendorConnection = { headers, allowedHosts, signal };
  const known = files.find(edition);
  const published = await readChecksum(checksumUrl, connection);
  const confirm = (fetched: Omit<FetchedFile, 'confirmedAt'>) =>
    files.keep(edition, { ...fetched, confirmedAt: now.toISOString() });
  if (known !== undefined && published !== '' && published === known.checksum) {
    confirm(known);
    return 'unchanged';
  }
  const unfinished = [files.unfinishedPathOf(edition, 'archive'), files.unfinishedPathOf(edition, 'file')];
  const [archive = '', proved = ''] = unfinished;
  try {
    mkdirSync(dirname(archive), { recursive: true, mode: 0o700 });
    const downloaded = await downloadFile(file, archive, conditionsOf(known), connection);
    if (downloaded === undefined) {
      if (known !== undefined) confirm(known);
      return 'unchanged';
    }
    checkSum(downloaded, published);
    if (vendor === 'maxmind') await unpackMmdb(archive, proved);
    else renameSync(archive, proved);
    await proveGood(`${edition}.mmdb`, proved);
    renameSync(proved, files.pathOf(edition));
    const { sha256, etag, lastModified } = downloaded;
    confirm({ checksum: published === '' ? '' : sha256, etag, lastModified });
    return 'fetched';
  } finally {
    for (const path of unfinished) rmSync(path, { force: true });
  }
}

/** The vendor need not send what we have. */
function conditionsOf(known: FetchedFile | undefined): Readonly<Record<string, string>> {
  if (known === undefined) return {};
  return {
    ...(known.etag === '' ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === '' ? {} : { 'if-modified-since': known.lastModified }),
  };
}

function checkSum({ sha256 }: Downloaded, published: string): void {
  if (published !== '' && sha256 !== published) throw new SourceFaultError('checksum_differs');
}

async function proveGood(name: string, path: string): Promise<void> {
  try {
    openNetworkFile(name, await readFile(path));
  } catch (error) {
    throw new SourceFaultError('download_broken', findFileProblem(error).what, { cause: error });
  }
}
