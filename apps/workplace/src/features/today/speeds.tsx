import { Stack, Text } from '@mantine/core'
import type { TodayView } from '@skladno/contracts'
import { formatBasisPoints, formatDuration, useLocale } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'

const KEYS = ['to-draft', 'to-invoice', 'picking'] as const

/** How fast: half of them within the median, 95 of 100 within the second column; and how many customers come back. */
export function Speeds({ view }: { readonly view: TodayView }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const period = { from: view.from, to: view.to }
  const repeat = view.figures.find(({ key }) => key === 'repeat')
  return (
    <Stack gap="sm">
      <table className="sk-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('today.speed.what')}</th>
            <th scope="col">{t('today.speed.median')}</th>
            <th scope="col">{t('today.speed.p95')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map((key) => {
            const figure = view.figures.find((each) => each.key === key)
            const time = (ms: number | null | undefined) =>
              ms == null || figure?.sample === 0 ? t('app.none') : formatDuration(ms, locale)
            return (
              <tr key={key}>
                <td>
                  <Link to="/today/rows" search={{ figure: key, ...period }}>
                    {t(`figure.${key}`)}
                  </Link>
                </td>
                <td>{time(figure?.value)}</td>
                <td>{time(figure?.p95)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Text>
        <Link to="/today/rows" search={{ figure: 'repeat', ...period }}>
          {t('figure.repeat')}
        </Link>
        : {repeat?.value == null ? t('app.none') : formatBasisPoints(repeat.value, locale)}
      </Text>
    </Stack>
  )
}
