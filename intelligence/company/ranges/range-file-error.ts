// A range index that cannot be used.

/** Its bytes are damaged, cut off, not ours or of another version; the message says which, without saying which file. */
export class RangeFileError extends Error {
  override readonly name = 'RangeFileError';
}
