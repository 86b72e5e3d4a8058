// Reads a body as a JSON object, for the schemes whose signature stands in the body.

/** Undefined when it is no JSON, or JSON of another shape. */
export function readJsonObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
