// Writes the OpenAPI 3.1 document of the API from the same declarations that the router is built from.

import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { ZodObject, z } from 'zod';
import { errorSchema } from '#contract/access-schema.ts';
import { documentSchema } from './document-schema.ts';
import type { Route } from './route.ts';

/** The document as a JSON value. `loginPaths` are the library's own, which have no declaration here. */
export function describeApi(routes: readonly Route[], version: string, loginPaths: readonly RouteConfig[]) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'login', {
    type: 'apiKey',
    in: 'cookie',
    name: 'fiuto.session_token',
  });
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key. The names beside it are the scopes that the key needs.',
  });
  const names = new Map<string, z.ZodType>();
  // The id makes the generator write the schema once and refer to it.
  const nameOnce = (name: string, schema: z.ZodType): z.ZodType => {
    const known = names.get(name);
    if (known) return known;
    const named = documentSchema(schema).meta({ id: name });
    names.set(name, named);
    return named;
  };
  const refusal = nameOnce('ApiError', errorSchema);
  for (const route of routes) registry.registerPath(describeRoute(route, nameOnce, refusal));
  for (const path of loginPaths) registry.registerPath(path);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Fiuto', version, description: 'The API behind the dashboard.', license: { name: 'MIT' } },
    servers: [{ url: '/' }],
  });
}

function securityOf({ scope }: Route): Record<string, string[]>[] {
  const isOpenToKeys = scope !== undefined;
  return [{ login: [] }, ...(isOpenToKeys ? [{ key: scope === 'any' ? [] : [scope] }] : [])];
}

const file = { type: 'string', format: 'binary' } as const;

function describeRoute(
  route: Route,
  nameOnce: (name: string, schema: z.ZodType) => z.ZodType,
  refusal: z.ZodType,
): RouteConfig {
  const { params, query, body } = route.input;
  const refusals = (status: number, description: string) => ({
    [status]: { description, content: { 'application/json': { schema: refusal } } },
  });
  return {
    method: route.method,
    path: route.path.replace(/:(\w+)/g, '{$1}'),
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    'x-roles': route.roles,
    'x-rows': route.rows,
    ...(route.scope === undefined ? {} : { 'x-scope': route.scope }),
    ...(route.roles === 'anyone' ? {} : { security: securityOf(route) }),
    request: {
      ...(params ? { params: documentSchema(params) as ZodObject } : {}),
      ...(query ? { query: documentSchema(query) as ZodObject } : {}),
      ...(body
        ? { body: { required: true, content: { 'application/json': { schema: documentSchema(body) } } } }
        : {}),
      ...(route.upload ? { body: { required: true, content: { 'text/csv': { schema: file } } } } : {}),
    },
    responses: {
      200: {
        description: route.summary,
        content: route.file
          ? { 'text/csv': { schema: file } }
          : { 'application/json': { schema: nameOnce(route.outputName, route.output) } },
      },
      ...refusals(400, 'The input is not right; `fields` names each fault.'),
      ...(route.roles === 'anyone'
        ? {}
        : {
            ...refusals(401, 'Not signed in, or the key is not valid.'),
            ...refusals(403, 'The role or the key does not allow it.'),
          }),
      ...(route.scope === undefined ? {} : refusals(429, 'Too many requests of this key in a minute.')),
      ...(params ? refusals(404, 'There is no such thing.') : {}),
    },
  };
}
