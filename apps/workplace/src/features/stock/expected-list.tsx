import { Group, Text } from '@mantine/core'
import type { ExpectedReceipt } from '@skladno/contracts'
import {
  EndCell,
  formatDay,
  formatQuantity,
  Identifier,
  ListSheet,
  NarrowOnly,
  RowCells,
  StatusPill,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconTruckLoading } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { expectedQuery } from '../../api/stock.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'

const WIDE = 'minmax(220px, 1.6fr) minmax(110px, 0.8fr) 120px 150px 150px minmax(120px, 1fr)'
const NARROW = 'minmax(0, 1fr) auto'

/** Goods to come, the nearest first; what is late promises nothing and asks for a new day. */
export function ExpectedList({
  state,
  warehouseId,
}: {
  readonly state: 'open' | 'late' | 'all'
  readonly warehouseId: string | undefined
}) {
  const t = useText()
  const expected = useQuery(expectedQuery({ state, warehouseId }))
  return (
    <ListSheet head={<Head />}>
      <PagedList
        query={{ ...expected, data: expected.data?.receipts }}
        label={t('stock.title')}
        rowHeight={58}
        keyOf={(receipt) => receipt.id}
        renderRow={(receipt) => <Row receipt={receipt} />}
        empty={{ icon: <IconTruckLoading />, title: t(`stock.empty.${state}`), hint: t('stock.empty.hint') }}
      />
    </ListSheet>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('stock.col.product')}</span>
      <span>{t('stock.col.warehouse')}</span>
      <span>{t('stock.col.on')}</span>
      <EndCell>{t('stock.col.rest')}</EndCell>
      <EndCell>{t('stock.col.awaited')}</EndCell>
      <span>{t('stock.col.supplier')}</span>
    </RowCells>
  )
}

function Row({ receipt }: { readonly receipt: ExpectedReceipt }) {
  const t = useText()
  const locale = useLocale()
  const name = (
    <div>
      <Text fw={500} truncate>
        {receipt.product.name}
      </Text>
      <Text size="xs" c="dimmed">
        <Identifier>{receipt.product.sku}</Identifier>
      </Text>
    </div>
  )
  const rest = (
    <div>
      <Text className="sk-number" fw={600}>
        {formatQuantity(receipt.state === 'open' ? receipt.rest : receipt.quantity, locale)}
      </Text>
      {receipt.received.amount > 0 && receipt.state === 'open' && (
        <Text size="xs" c="dimmed">
          {t('stock.came', { quantity: formatQuantity(receipt.received, locale) })}
        </Text>
      )}
    </div>
  )
  const awaited = receipt.awaited.amount > 0 && <Text className="sk-number">{formatQuantity(receipt.awaited, locale)}</Text>
  return (
    <Link from="/stock" to="/stock" search={(old) => ({ ...old, task: 'expect', receiptId: receipt.id })} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          {name}
          <Text truncate>{receipt.warehouse.name}</Text>
          <Day receipt={receipt} />
          <EndCell>{rest}</EndCell>
          <EndCell>{awaited}</EndCell>
          <Text c="dimmed" truncate>
            {receipt.supplier}
          </Text>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {name}
          <EndCell>{rest}</EndCell>
          <Day receipt={receipt} />
          <EndCell>
            <Text size="xs" c="dimmed">
              {receipt.warehouse.name}
            </Text>
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}

function Day({ receipt }: { readonly receipt: ExpectedReceipt }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (
    <Group gap={6}>
      <span>{formatDay(receipt.on, now, locale)}</span>
      {receipt.isLate && <StatusPill tone="bad">{t('stock.late')}</StatusPill>}
      {receipt.state !== 'open' && (
        <StatusPill tone={receipt.state === 'received' ? 'good' : 'neutral'}>{t(`stock.state.${receipt.state}`)}</StatusPill>
      )}
    </Group>
  )
}
