// First file of the interface: loads the words, then draws the router inside its providers.

import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './interface.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/create-query-client.ts';
import { reloadAfterUpgrade } from './frame/reload-after-upgrade.ts';
import { startLanguages } from './language/start-languages.ts';
import { createFiutoRouter } from './routes.tsx';
import { theme } from './theme.ts';

// Not needed for the first picture.
const Notices = lazy(() => import('./frame/notices.tsx').then((file) => ({ default: file.Notices })));

const queryClient = createQueryClient(() => {
  void router.invalidate();
});
const router = createFiutoRouter(queryClient);
const root = document.getElementById('root');

if (root) {
  reloadAfterUpgrade();
  await startLanguages();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Suspense>
            <Notices />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
