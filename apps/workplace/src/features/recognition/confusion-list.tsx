import { Select, Stack, Text } from '@mantine/core'
import type { Confusion } from '@skladno/contracts'
import { formatDay, ListSheet, NarrowOnly, RowCells, useLocale, useNow, WideOnly } from '@skladno/ui'
import { IconArrowsExchange } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { confusionsQuery } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'

const route = getRouteApi('/shell/recognition')
const WIDE = 'minmax(170px, 1.2fr) minmax(170px, 1.2fr) 140px minmax(200px, 1.6fr)'
const NARROW = 'minmax(0, 1fr) auto'
const PERIODS = [7, 30, 90, 365] as const

/** «Что путаем»: which product was switched to which, how often, and in whose words. */
export function ConfusionList(): ReactNode {
  const t = useText()
  const { days = 90 } = route.useSearch()
  const confusions = useInfiniteQuery({ ...confusionsQuery(days), placeholderData: keepPreviousData })
  return (
    <ListSheet head={<Head />}>
      <PagedList
        query={confusions}
        label={t('recognition.view.confusions')}
        rowHeight={72}
        keyOf={({ from, to }) => `${from?.id ?? ''} ${to.id}`}
        renderRow={(confusion) => <Row confusion={confusion} />}
        empty={{ icon: <IconArrowsExchange />, title: t('recognition.confusions.empty'), hint: t('recognition.confusions.empty.hint') }}
      />
    </ListSheet>
  )
}

/** How far back to look; it lives in the address. */
export function ConfusionFilters() {
  const t = useText()
  const { days = 90 } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Select
      aria-label={t('recognition.period')}
      allowDeselect={false}
      data={PERIODS.map((value) => ({ value: String(value), label: t('recognition.period.days', { count: value }) }))}
      value={String(days)}
      onChange={(next) =>
        void navigate({ search: (old) => ({ ...old, days: Number(next) === 90 ? undefined : Number(next) }), replace: true })
      }
    />
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('recognition.col.from')}</span>
      <span>{t('recognition.col.to')}</span>
      <span>{t('recognition.col.times')}</span>
      <span>{t('recognition.col.examples')}</span>
    </RowCells>
  )
}

function Row({ confusion }: { readonly confusion: Confusion }) {
  const t = useText()
  const from = confusion.from?.name ?? t('recognition.nothing')
  const times = [
    confusion.switched === 0 ? null : t('recognition.switched', { count: confusion.switched }),
    confusion.chosen === 0 ? null : t('recognition.chosen', { count: confusion.chosen }),
  ].filter((part) => part !== null)
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text lineClamp={2}>{from}</Text>
          <Text lineClamp={2} fw={500}>
            {confusion.to.name}
          </Text>
          <Stack gap={0}>
            <span>{times.join(', ')}</span>
            <Text size="xs" c="dimmed">
              {t('recognition.customers', { count: confusion.customers })}
            </Text>
          </Stack>
          <Examples confusion={confusion} />
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <Stack gap={2} p="xs">
          <Text size="sm">{`${from} → ${confusion.to.name}`}</Text>
          <Text size="xs" c="dimmed">
            {times.join(', ')}
          </Text>
          <Examples confusion={confusion} />
        </Stack>
      </NarrowOnly>
    </div>
  )
}

function Examples({ confusion }: { readonly confusion: Confusion }) {
  const locale = useLocale()
  const now = useNow()
  return (
    <Stack gap={0}>
      {confusion.examples.slice(0, 2).map((example) => (
        <Link key={`${example.orderId} ${example.at}`} to="/orders/$orderId" params={{ orderId: example.orderId }}>
          <Text size="xs" truncate title={`${example.customer}: «${example.said}»`}>
            {`«${example.said}», ${example.customer}, ${formatDay(example.at, now, locale)}`}
          </Text>
        </Link>
      ))}
    </Stack>
  )
}
