import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'
import { UiProvider } from '@skladno/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { LanguageProvider } from './i18n/i18n.tsx'
import { createWorkplaceRouter } from './router.tsx'

const client = createQueryClient(() => {
  client.removeQueries({ queryKey: ['me'] })
  void router.invalidate()
})
const router = createWorkplaceRouter(client)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      {(locale, t) => (
        <UiProvider locale={locale} closeLabel={t('app.close')}>
          <Notifications position="top-center" />
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </UiProvider>
      )}
    </LanguageProvider>
  </StrictMode>,
)
