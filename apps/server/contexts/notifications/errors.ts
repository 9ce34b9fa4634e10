import type { BusinessError } from '@skladno/kernel'

/** Error code → HTTP status. */
export const notificationErrors = { 'notifications.mail-off': 409 } as const satisfies Readonly<Record<string, number>>

const TEXTS: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: { 'notifications.mail-off': 'Почта не настроена: задайте SMTP_URL и перезапустите программу.' },
  en: { 'notifications.mail-off': 'Mail is not set up: set SMTP_URL and start the program again.' },
}

/** What to tell a person about an error of this context; null for codes of others. */
export const describeNotificationError = (error: BusinessError, locale: 'ru' | 'en'): string | null => TEXTS[locale][error.code] ?? null
