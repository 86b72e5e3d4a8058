// The root of all addresses, the pages of whoever is not signed in, and what all others stand in: only who is signed in comes there.

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { meQuery, statusQuery } from './api/access-queries.ts';
import { NotFoundPage } from './frame/fault-pages.tsx';
import { positiveInteger, shortText, withoutUndefined } from './frame/search-params.ts';
import { currentLanguage, showLanguage } from './language/start-languages.ts';

interface Context {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFoundPage });

const readToken = (search: Record<string, unknown>) =>
  withoutUndefined({ token: shortText(search['token']) });
const readNext = (search: Record<string, unknown>) => withoutUndefined({ next: shortText(search['next']) });

export const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readToken,
  component: lazyRouteComponent(() => import('./pages/login/set-up-page.tsx'), 'SetUpPage'),
});
export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyRouteComponent(() => import('./pages/login/sign-in-page.tsx'), 'SignInPage'),
});
export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: readToken,
  component: lazyRouteComponent(() => import('./pages/login/invitation-page.tsx'), 'InvitationPage'),
});

/** Everything behind the login; without one it leads to sign-in, and back afterwards. */
export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: (search: Record<string, unknown>) =>
    withoutUndefined({ site: positiveInteger(search['site']) }),
  beforeLoad: async ({ context, location }) => {
    const status = await context.queryClient.ensureQueryData(statusQuery);
    if (status.needsSetup) throw redirect({ to: '/setup' });
    if (!status.signedIn) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.language !== currentLanguage()) await showLanguage(me.language);
  },
  component: lazyRouteComponent(() => import('./frame/app-frame.tsx'), 'AppFrame'),
});
