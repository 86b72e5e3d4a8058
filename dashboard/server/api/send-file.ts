// Sends a file piece by piece, as it is made: it may be of any length, and takes no more memory than a piece.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';

/** What a route answers that is declared with `file`: text of a CSV file, or bytes of another type. */
export interface FileAnswer {
  /** Letters, digits, dots and hyphens. */
  readonly fileName: string;
  /** Of bytes that are sent as they are. */
  readonly contentType?: string;
  /** Once through. */
  readonly pieces: AsyncIterable<string | Uint8Array>;
  /** Of a CSV file lines beside the first, otherwise records, that have been made so far. */
  rows(): number;
}

export const fileAnswerSchema = z.custom<FileAnswer>();

/** Spreadsheets take text for UTF-8 only with it. */
const byteOrderMark = '\uFEFF';

/**
 * Resolves when all of it is sent, or nobody takes it any more. Rejects with what went wrong while it was made: before anything
 * is sent, so that it can be answered; later the connection ends in the middle, so that nobody takes half of it for the whole.
 */
export async function sendFile(
  response: Response,
  { fileName, pieces, contentType }: FileAnswer,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  response.set('Content-Type', contentType ?? 'text/csv; charset=utf-8');
  response.set('Content-Disposition', `attachment; filename="${fileName}"`);
  try {
    await pipeline(
      Readable.from(withFirst(first, iterator, contentType === undefined), {
        objectMode: true,
        highWaterMark: 1,
      }),
      response,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function* withFirst(
  first: IteratorResult<string | Uint8Array>,
  rest: AsyncIterator<string | Uint8Array>,
  isText: boolean,
): AsyncGenerator<string | Uint8Array> {
  if (isText) yield byteOrderMark;
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}
