import { defineMessages, formatDay, formatMoney, formatQuantity, type Locale } from '@skladno/platform'
import { en } from './en.ts'
import { ru } from './ru.ts'

export type { Locale } from '@skladno/platform'

export const noticeTexts = defineMessages({ ru, en })

/** «9:05» of minutes since midnight. */
export const clockTime = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

export const capitalised = (text: string, locale: Locale): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** Figures as people read them. */
export const figures = { day: formatDay, money: formatMoney, quantity: formatQuantity } as const
