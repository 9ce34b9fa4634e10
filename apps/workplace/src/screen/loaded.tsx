import { ErrorState } from '@skladno/ui'
import type { ReactNode } from 'react'
import { useText } from '../i18n/i18n.tsx'
import { failureText } from './feedback-text.ts'

export interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }
  readonly skeleton: ReactNode
  readonly children: (value: T) => ReactNode
}

/** The answer of a query, a skeleton until it comes, or what went wrong and how to try again. Old data beats an error. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  const t = useText()
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return skeleton
  return (
    <ErrorState
      title={t('error.load')}
      hint={failureText(query.error, t)}
      retryLabel={t('app.retry')}
      onRetry={() => void query.refetch()}
    />
  )
}
