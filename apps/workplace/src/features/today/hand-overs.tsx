import { Stack, Text } from '@mantine/core'
import type { TodayView } from '@skladno/contracts'
import { BarLine, formatNumber, useLocale } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { reasonText } from './reason-text.ts'

/** Why people were called, the commonest reason first. */
export function HandOvers({ view }: { readonly view: TodayView }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const most = Math.max(1, ...view.reasons.map(({ count }) => count))
  if (view.reasons.length === 0) return <Text c="dimmed">{t('today.handed-over.empty')}</Text>
  return (
    <Stack gap={2}>
      {view.reasons.map(({ reason, count }) => (
        <Link
          key={reason}
          to="/today/rows"
          search={{ figure: 'handed-over', reason, from: view.from, to: view.to }}
          className="sk-bar-link"
        >
          <BarLine label={reasonText(reason, t)} value={formatNumber(count, locale)} share={count / most} />
        </Link>
      ))}
    </Stack>
  )
}
