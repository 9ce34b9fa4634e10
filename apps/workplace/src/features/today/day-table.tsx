import type { Figure } from '@skladno/contracts'
import { formatShortDay, useLocale } from '@skladno/ui'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { figureText } from './figure-text.ts'

/** The same figures as a table: what the small lines show, to be read, heard or copied. */
export function DayTable({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const days = figures[0]?.series.map(({ day }) => day) ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="sk-scroll-x" tabIndex={0} aria-label={t('today.days')}>
      <table className="sk-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('today.speed.what')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {formatShortDay(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={`${figure.key} ${figure.currency}`}>
              <th scope="row">{t(`figure.${figure.key}`)}</th>
              {figure.series.map(({ day, value }) => (
                <td key={day}>{figureText(figure, value, locale)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
