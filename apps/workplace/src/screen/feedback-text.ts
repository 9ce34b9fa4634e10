import { ApiError } from '../api/http.ts'
import type { Translate } from '../i18n/i18n.tsx'

/** What to tell a person about a failure: the server's own words where it has some, and a way out. */
export function failureText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiError)) return t('error.server')
  if (error.status === 0) return t('error.network')
  if (error.status === 403) return t('error.forbidden')
  if (error.status === 404) return t('error.missing')
  return error.status >= 500 || error.message === '' ? t('error.server') : error.message
}
