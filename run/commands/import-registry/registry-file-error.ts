// A registry file, or the index itself, that makes an import impossible.

/** The message is for the operator: which file, where in it, and how to mend it. Nothing was changed. */
export class RegistryFileError extends Error {
  override readonly name = 'RegistryFileError';
}
