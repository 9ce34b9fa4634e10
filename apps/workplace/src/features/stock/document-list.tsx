import { Group, Text } from '@mantine/core'
import type { StockDocument } from '@skladno/contracts'
import { Age, EndCell, ListSheet, NarrowOnly, RowCells, StatusPill, WideOnly } from '@skladno/ui'
import { IconFileText } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { stockDocumentsQuery } from '../../api/stock.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'

const WIDE = '170px minmax(120px, 1fr) minmax(180px, 1.6fr) minmax(120px, 1fr) 130px'
const NARROW = 'minmax(0, 1fr) auto'

/** Receipts, counts and what took them back, latest first. */
export function DocumentList({ warehouseId }: { readonly warehouseId: string | undefined }) {
  const t = useText()
  const documents = useInfiniteQuery(stockDocumentsQuery({ warehouseId }))
  return (
    <ListSheet head={<Head />}>
      <PagedList
        query={documents}
        label={t('stock.view.documents')}
        rowHeight={58}
        keyOf={(document) => document.id}
        renderRow={(document) => <Row document={document} />}
        empty={{ icon: <IconFileText />, title: t('stock.documents.empty'), hint: t('stock.documents.empty.hint') }}
      />
    </ListSheet>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('stock.document')}</span>
      <span>{t('stock.col.warehouse')}</span>
      <span>{t('stock.col.goods')}</span>
      <span>{t('stock.col.who')}</span>
      <EndCell>{t('stock.col.when')}</EndCell>
    </RowCells>
  )
}

function Row({ document }: { readonly document: StockDocument }) {
  const t = useText()
  const name = (
    <Group gap={6}>
      <Text fw={500}>{t(`stock.kind.${document.kind}`, { number: document.number })}</Text>
      {document.reversedBy !== null && <StatusPill tone="neutral">{t('stock.reversed')}</StatusPill>}
      {document.reverses !== null && <StatusPill tone="warn">{t('stock.counter', { number: document.reverses.number })}</StatusPill>}
    </Group>
  )
  const [first] = document.lines
  const goods = (
    <Text truncate>
      {first?.product.name}
      {document.lines.length > 1 && ` ${t('stock.and-more', { count: document.lines.length - 1 })}`}
    </Text>
  )
  return (
    <Link from="/stock" to="/stock" search={(old) => ({ ...old, document: document.id })} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          {name}
          <Text truncate>{document.warehouse.name}</Text>
          {goods}
          <Text truncate c="dimmed">
            {document.enteredBy}
          </Text>
          <EndCell>
            <Age at={document.enteredAt} />
          </EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {name}
          <EndCell>
            <Age at={document.enteredAt} />
          </EndCell>
          {goods}
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}
