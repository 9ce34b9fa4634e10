import { Text } from '@mantine/core'
import type { FigureRow } from '@skladno/contracts'
import {
  Age,
  EndCell,
  formatDay,
  formatDuration,
  ListSheet,
  Money,
  NarrowOnly,
  Page,
  RowCells,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { figureRowsQuery } from '../../api/today.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { reasonText } from './reason-text.ts'

const route = getRouteApi('/shell/today/rows')
const WIDE = '130px minmax(160px, 1.4fr) minmax(140px, 1fr) 160px 120px'
const NARROW = 'minmax(0, 1fr) auto'

/** What a figure was counted from: the very rows, each with its order or conversation. */
export function FigureRowsScreen(): ReactNode {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const search = route.useSearch()
  const rows = useQuery(figureRowsQuery(search))
  const title =
    search.figure === 'funnel'
      ? [search.kind === undefined ? null : t(`today.kind.${search.kind}`), t(`today.stage.${search.stage ?? 'draft'}`)]
          .filter((part) => part !== null)
          .join(': ')
      : t(`figure.${search.figure}`)
  useTitle(title)
  const { data } = rows
  return (
    <Page
      title={search.reason === undefined ? title : reasonText(search.reason, t)}
      isFilled
      subtitle={
        <Text c="dimmed">
          <Link to="/today" search={{ from: search.from, to: search.to }}>
            {t('today.title')}
          </Link>
          {data !== undefined &&
            ` · ${data.from === data.to ? formatDay(data.from, now, locale) : `${formatDay(data.from, now, locale)} — ${formatDay(data.to, now, locale)}`}`}
          {data !== undefined && ` · ${t('today.rows', { count: data.rows.length })}${data.isWhole ? '' : ` ${t('today.rows.more')}`}`}
        </Text>
      }
    >
      <ListSheet head={<Head />}>
        <PagedList
          query={{ ...rows, data: data?.rows }}
          label={title}
          rowHeight={46}
          keyOf={(row) => `${row.at} ${row.order?.id ?? ''} ${row.threadId ?? ''} ${row.note ?? ''} ${row.money?.minor ?? ''}`}
          renderRow={(row) => <Row row={row} isReason={search.figure === 'handed-over'} />}
          empty={{ icon: <IconChartBar />, title: t('today.rows.empty'), hint: t('today.rows.empty.hint') }}
        />
      </ListSheet>
    </Page>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('orders.col.number')}</span>
      <span>{t('orders.col.customer')}</span>
      <span>{t('today.col.note')}</span>
      <EndCell>{t('today.col.value')}</EndCell>
      <EndCell>{t('today.col.at')}</EndCell>
    </RowCells>
  )
}

function Row({ row, isReason }: { readonly row: FigureRow; readonly isReason: boolean }) {
  const t = useText()
  const locale = useLocale()
  const value =
    row.money !== null ? <Money value={row.money} strong /> : row.durationMs !== null ? formatDuration(row.durationMs, locale) : null
  const note = row.note === null ? '' : isReason ? reasonText(row.note, t) : `№ ${row.note}`
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Subject row={row} />
          <Text truncate>{row.partner?.name ?? t('app.none')}</Text>
          <Text truncate c="dimmed">
            {note}
          </Text>
          <EndCell>{value}</EndCell>
          <EndCell>
            <Age at={row.at} />
          </EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text truncate>{row.partner?.name ?? t('app.none')}</Text>
          <EndCell>{value}</EndCell>
          <Text size="xs" component="div">
            <Subject row={row} /> {note}
          </Text>
          <EndCell>
            <Age at={row.at} />
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </div>
  )
}

/** The order, or else the conversation it is about. */
function Subject({ row }: { readonly row: FigureRow }) {
  const t = useText()
  if (row.order !== null)
    return (
      <Link to="/orders/$orderId" params={{ orderId: row.order.id }}>
        {row.order.number === null ? t('orders.no-number') : `№ ${row.order.number}`}
      </Link>
    )
  if (row.threadId !== null)
    return (
      <Link to="/inbox/{-$threadId}" params={{ threadId: row.threadId }}>
        {t('order.thread')}
      </Link>
    )
  return <Text c="dimmed">{t('app.none')}</Text>
}
