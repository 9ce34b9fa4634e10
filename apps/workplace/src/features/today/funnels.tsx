import { Stack, Text } from '@mantine/core'
import type { FunnelView, TodayView } from '@skladno/contracts'
import { BarLine, formatBasisPoints, formatDuration, formatNumber, useLocale } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'

/** From a message to a shipment: how many get to each step, who pays before apart from who pays after. */
export function Funnels({ view }: { readonly view: TodayView }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const { all, withOrder } = view.dialogues
  const period = { from: view.from, to: view.to }
  const begun = view.funnels.filter(({ stages }) => (stages[0]?.orders ?? 0) > 0)
  return (
    <Stack gap="lg">
      <Link to="/today/rows" search={{ figure: 'dialogues', ...period }} className="sk-bar-link">
        <BarLine
          label={t('today.dialogues')}
          value={formatNumber(all, locale)}
          share={all === 0 ? 0 : withOrder / all}
          note={t('today.dialogues.with-order', { count: withOrder })}
        />
      </Link>
      {begun.length === 0 && <Text c="dimmed">{t('today.funnel.empty')}</Text>}
      {begun.map((funnel) => (
        <Funnel key={funnel.kind} funnel={funnel} period={period} />
      ))}
    </Stack>
  )
}

interface FunnelProps {
  readonly funnel: FunnelView
  readonly period: { readonly from: string; readonly to: string }
}

function Funnel({ funnel: { kind, stages, cancelled }, period }: FunnelProps) {
  const t = useText()
  const locale = useLocale()
  const begun = stages[0]?.orders ?? 0
  return (
    <div>
      <Text fw={600} mb={4}>
        {t(`today.kind.${kind}`)}
      </Text>
      {stages.map(({ stage, orders, medianMs }) => (
        <Link key={stage} to="/today/rows" search={{ figure: 'funnel', kind, stage, ...period }} className="sk-bar-link">
          <BarLine
            label={t(`today.stage.${stage}`)}
            value={`${formatNumber(orders, locale)} · ${formatBasisPoints(Math.round((orders / begun) * 100) * 100, locale)}`}
            share={orders / begun}
            {...(medianMs === null ? {} : { note: t('today.stage.median', { time: formatDuration(medianMs, locale) }) })}
          />
        </Link>
      ))}
      {cancelled > 0 && (
        <Text size="xs" c="dimmed">
          {t('today.cancelled', { count: cancelled })}
        </Text>
      )}
    </div>
  )
}
