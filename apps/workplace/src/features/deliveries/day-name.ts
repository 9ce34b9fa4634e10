import { formatDay, useLocale, useNow } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

const DAY_MS = 86_400_000
const next = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

/** «24 ноября, вторник, завтра»: a day of the warehouse beside its today, where that is known. */
export function useDayName(today: string | null): (day: string) => string {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (day) => {
    const name = `${formatDay(day, now, locale)}, ${new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' })}`
    if (day === today) return `${name}, ${t('deliveries.today')}`
    return today !== null && day === next(today) ? `${name}, ${t('deliveries.tomorrow')}` : name
  }
}
