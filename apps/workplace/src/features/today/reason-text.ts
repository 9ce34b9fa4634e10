import type { Translate } from '../../i18n/i18n.tsx'
import { today } from '../../i18n/ru/today.ts'

type ReasonKey = Extract<keyof typeof today, `today.reason.${string}`>

const isKnown = (key: string): key is ReasonKey => Object.hasOwn(today, key)

/** Why a person was called, in words; a reason nobody has worded yet is told as «другое». */
export function reasonText(reason: string, t: Translate): string {
  const key = `today.reason.${reason}`
  return t(isKnown(key) ? key : 'today.reason.other')
}
