import { Box, Stack, Text } from '@mantine/core'
import type { ReplayReportView } from '@skladno/contracts'
import { formatBasisPoints, formatDay, Section, StatusPill, useLocale, useNow, VirtualList } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/i18n.tsx'

type Miss = ReplayReportView['misses'][number]

/** Every line that came out wrong, to read: what was said, understood, ordered. */
export function ReplayMisses({ report }: { readonly report: ReplayReportView }) {
  const t = useText()
  if (report.misses.length === 0)
    return (
      <Section title={t('recognition.misses')}>
        <Text>{t('recognition.misses.none')}</Text>
      </Section>
    )
  const rows = report.misses.map((miss, at) => ({ ...miss, id: `${miss.key} ${at}` }))
  return (
    <Section title={t('recognition.misses')} isFlush>
      <Box h={480}>
        <VirtualList
          items={rows}
          label={t('recognition.misses')}
          estimatedRowHeight={84}
          keyOf={({ id }) => id}
          renderRow={(miss) => <Row miss={miss} />}
        />
      </Box>
    </Section>
  )
}

function Row({ miss }: { readonly miss: Miss }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const head = [miss.customer, formatDay(miss.at, now, locale)].filter((part) => part !== '').join(', ')
  return (
    <Stack gap={2} p="xs" className="sk-row">
      <Text size="xs" c="dimmed">
        {miss.orderId === null ? (
          head
        ) : (
          <Link to="/orders/$orderId" params={{ orderId: miss.orderId }}>
            {head}
          </Link>
        )}
      </Text>
      <Text>
        {miss.said === '' ? '' : `«${miss.said}» `}
        <StatusPill tone="neutral">{t(`recognition.miss.${miss.kind}`)}</StatusPill>
      </Text>
      <Text size="sm">
        {`${miss.understood?.name ?? t('recognition.nothing')}${miss.p === null ? '' : ` (${formatBasisPoints(Math.round(miss.p * 10_000), locale)})`} → ${miss.ordered?.name ?? t('recognition.nothing')}`}
      </Text>
      {miss.why.length > 0 && (
        <Text size="xs" c="dimmed">
          {miss.why.join('; ')}
        </Text>
      )}
    </Stack>
  )
}
