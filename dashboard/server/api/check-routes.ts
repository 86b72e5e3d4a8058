// Refuses a list of routes in which one does not say who may call it, on which rows, of which site, or whether the
// look is audited. Runs when the API is built, so that a gap stops the start and fails the tests.

import { type Route, rowScopes } from './route.ts';

const allRoles: readonly string[] = ['marketer', 'sales', 'manager', 'administrator', 'agent'];

/** Throws with one line for each fault. */
export function checkRoutes(routes: readonly Route[]): void {
  const faults = [...routes.flatMap(faultsOf), ...repeatedRoutes(routes)];
  if (faults.length > 0) throw new Error(`Routes of the API are not declared fully:\n${faults.join('\n')}`);
}

/** What is missing in one declaration; the types say so too, this holds for code that got around them. */
function faultsOf(route: Partial<Route>): string[] {
  const name = `${String(route.method).toUpperCase()} ${String(route.path)}`;
  const faults: string[] = [];
  if (!/^\/api\/[a-z]/.test(route.path ?? '')) faults.push('its path must begin with /api/');
  if (!route.summary) faults.push('say in `summary` what it does');
  if (!declaresCallers(route.roles)) faults.push('say in `roles` who may call it');
  if (!rowScopes.some((scope) => scope === route.rows)) faults.push('say in `rows` which rows it touches');
  if (route.rows === 'site' && typeof route.siteOf !== 'function') {
    faults.push('say in `siteOf` which site is asked for');
  }
  if (route.roles === 'anyone' && route.rows !== 'none') faults.push('strangers may touch no rows');
  if (route.scope !== undefined && route.roles === 'anyone') faults.push('strangers need no scope');
  if (route.audit === undefined) faults.push('say in `audit` whether the look is written down, or none');
  if (route.roles === 'anyone' && route.audit !== 'none') faults.push('a stranger cannot be audited');
  if (isExport(route.audit) && typeof route.audit.rows !== 'function')
    faults.push('say in `audit.rows` how much was taken out');
  if (route.file && !isExport(route.audit))
    faults.push('a file must be audited as an `export_` of something');
  if (!route.output || !route.input) faults.push('give schemas of `input` and `output`');
  if (/:\w/.test(route.path ?? '') && !route.input?.params)
    faults.push('give a schema of the path’s parameters');
  return faults.map((fault) => `${name}: ${fault}`);
}

function isExport(audit: Route['audit'] | undefined): audit is Exclude<Route['audit'], 'none'> {
  return typeof audit === 'object' && audit.action.startsWith('export_');
}

function declaresCallers(roles: unknown): boolean {
  if (roles === 'anyone' || roles === 'signed-in') return true;
  return Array.isArray(roles) && roles.length > 0 && roles.every((role) => allRoles.includes(String(role)));
}

function repeatedRoutes(routes: readonly Route[]): string[] {
  const names = routes.map((route) => `${route.method} ${route.path}`);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${name}: declared twice`);
}
