import { UiProvider } from '@skladno/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../../api/query-client.ts'
import { LanguageProvider } from '../../i18n/i18n.tsx'
import { ChatApp } from './chat-app.tsx'

const client = createQueryClient(() => {})

/** A signed link pasted into the address bar of an open chat changes only the part behind `#`, which loads nothing by itself. */
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#link=')) window.location.reload()
})

const root = document.getElementById('root')
if (root === null) throw new Error('chat.html has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      {(locale, t) => (
        <UiProvider locale={locale} closeLabel={t('app.close')}>
          <QueryClientProvider client={client}>
            <ChatApp />
          </QueryClientProvider>
        </UiProvider>
      )}
    </LanguageProvider>
  </StrictMode>,
)
