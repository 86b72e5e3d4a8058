// A schema in the form that the OpenAPI generator reads rightly: it takes a key that may be absent but never undefined
// for a required one, and a number read from text for one that may be null.

import { z } from 'zod';

/** The same shape and checks; for documents only, never for parsing. */
export function documentSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodExactOptional) return documentSchema(inner(schema.unwrap())).optional();
  if (schema instanceof z.ZodArray) {
    return schema.clone({ ...schema.def, element: documentSchema(inner(schema.element)) });
  }
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(
      Object.entries(schema.shape).map(([name, property]) => [name, documentSchema(inner(property))]),
    );
    return schema.clone({ ...schema.def, shape });
  }
  if (schema instanceof z.ZodNumber) return schema.clone({ ...schema.def, coerce: false });
  return schema;
}

/** Zod types the parts of a schema by its core; every one of ours is made with the full library. */
function inner(part: unknown): z.ZodType {
  if (part instanceof z.ZodType) return part;
  throw new Error('A schema of the API has a part that was not made with zod.');
}
