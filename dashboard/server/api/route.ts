// What a route of the API is: one typed declaration that says what it takes and answers, who may call it, on which
// rows, of which site, and whether the look is written to the audit log. `check-routes.ts` refuses gaps.

import type { z } from 'zod';
import type { ApiScope } from '#contract/key-report.ts';
import type { Language, Role } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';

/** Who may call: strangers too, whoever is signed in, or the roles named. */
export type Callers = 'anyone' | 'signed-in' | readonly [Role, ...Role[]];

/**
 * On which rows: none that belong to a site or person, those of the sites the caller may see, the caller's own, or
 * companies, of which sales sees and changes its own and unowned ones as a whole (`may-see-company.ts`).
 */
export const rowScopes = ['none', 'site', 'own', 'company'] as const;
type RowScope = (typeof rowScopes)[number];

/** The signed-in user behind a request. */
export interface Caller {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  twoFactorEnabled: boolean;
  /** Ids of colleagues who are away now and for whom the caller stands in: their leads are seen and worked on as the own ones. */
  standsInFor: readonly string[];
  /** The API key that the request came with; absent for a browser that is signed in. */
  key?: { id: number; name: string; scopes: readonly ApiScope[] };
}

/** What decides which rows a caller sees. */
export type Viewer = Pick<Caller, 'id' | 'role' | 'standsInFor'>;

/** What an API key needs: a scope, or none beside being a key. */
type KeyAccess = ApiScope | 'any';

/** What the route wants in the audit log, before it acts or before it shows; `none` where it shows no personal data. */
type Audit<Input, Output> =
  | 'none'
  | {
      /** Verb and thing; a `look_...` that repeats itself is gathered, every other deed is written each time. */
      action: string;
      subject: (input: Input) => string;
      /** Characters that are kept of it; 500 when absent. */
      subjectMax?: number;
      /** How many rows of personal data the answer shows. */
      rows?: (output: Output) => number;
    };

export interface RouteInput<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

interface RouteCall<P, Q, B, C> {
  input: RouteInput<P, Q, B>;
  caller: C;
  language: Language;
  /** With `rows: 'site'`: the site asked for, or all that the caller may see. Questions ask for these alone. */
  sites: readonly Site[];
  /** With `upload`: the file that was sent, whole. Empty otherwise. */
  upload: Buffer;
  /** Address of the client, as the proxy setting allows to believe it. */
  clientAddress: string;
  /** The request's headers, for the login. */
  headers: Headers;
  /** Cookies to set with the answer. */
  setCookies: (cookies: readonly string[]) => void;
  /** Another status than 200. */
  setStatus: (status: number) => void;
}

export interface RouteDeclaration<P, Q, B, O, R extends Callers> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Express form, such as `/api/sites/:id`. */
  path: string;
  summary: string;
  roles: R;
  /** The scope with which an API key may call it; closed to keys when absent. */
  scope?: KeyAccess;
  rows: RowScope;
  /** With `rows: 'site'`: the site that is asked for, undefined for all that the caller may see. */
  siteOf?: (input: RouteInput<P, Q, B>) => number | undefined;
  audit: Audit<RouteInput<P, Q, B>, O>;
  input: { params?: z.ZodType<P>; query?: z.ZodType<Q>; body?: z.ZodType<B> };
  /** The request's body is a file instead. */
  upload?: { bytesMax: number };
  /** The answer is a file, sent while it is made: the handler answers a `FileAnswer`, and `audit.rows` is asked when it is sent. */
  file?: true;
  /** Name of the output in the OpenAPI document. */
  outputName: string;
  output: z.ZodType<O>;
  handler: (call: RouteCall<P, Q, B, R extends 'anyone' ? Caller | null : Caller>) => Promise<O>;
}

/** A declaration whose types have been checked where it was made. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  roles: Callers;
  scope?: KeyAccess;
  rows: RowScope;
  siteOf?: (input: RouteInput<unknown, unknown, unknown>) => number | undefined;
  audit: Audit<RouteInput<unknown, unknown, unknown>, unknown>;
  input: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType };
  upload?: { bytesMax: number };
  file?: true;
  outputName: string;
  output: z.ZodType;
  handler: (call: RouteCall<unknown, unknown, unknown, Caller | null>) => Promise<unknown>;
}

/**
 * Declares a route. Its handler's types are checked here; `answer-route.ts` calls it only with what the schemas let
 * through and, unless `roles` is `anyone`, only with a caller.
 */
export function defineRoute<R extends Callers, P = object, Q = object, B = object, O = unknown>(
  declaration: RouteDeclaration<P, Q, B, O, R>,
): Route {
  return declaration as unknown as Route;
}
