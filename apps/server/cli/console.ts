import { type Locale, localeOf } from '@skladno/platform'

/** Where a command speaks, and in which language. */
export interface Surroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly locale: Locale
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The terminal; its language by the locale variables, Russian where they say nothing (`C`, `POSIX`). */
export function terminal(): Surroundings {
  const { env } = process
  const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').replace(/^(C|POSIX)(\..*)?$/, '')
  return {
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    locale: localeOf(language === '' ? undefined : language),
    env,
  }
}
