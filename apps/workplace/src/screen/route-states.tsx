import { EmptyState, ErrorState } from '@skladno/ui'
import { IconLock, IconMapQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiError } from '../api/http.ts'
import { useText } from '../i18n/i18n.tsx'
import { failureText } from './feedback-text.ts'

/** A screen that could not open: no connection, or a fault of ours. */
export function RouteFailure({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactNode {
  const t = useText()
  const isAnswer = error instanceof ApiError
  const retry = () => (isAnswer ? reset() : window.location.reload())
  return (
    <ErrorState
      title={isAnswer ? t('error.load') : t('error.crash')}
      hint={isAnswer ? failureText(error, t) : t('error.crash.hint')}
      retryLabel={t('app.retry')}
      onRetry={retry}
    />
  )
}

export function RouteMissing(): ReactNode {
  const t = useText()
  return <EmptyState icon={<IconMapQuestion />} title={t('error.missing')} />
}

/** The address of a screen that is not this person's: nothing of it is asked for or shown. */
export function Forbidden(): ReactNode {
  const t = useText()
  return <EmptyState icon={<IconLock />} title={t('nav.forbidden')} hint={t('error.forbidden')} />
}

export function NothingPermitted(): ReactNode {
  const t = useText()
  return <EmptyState icon={<IconLock />} title={t('nav.nothing')} />
}
