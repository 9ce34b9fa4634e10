import { Button, Table, Text } from '@mantine/core'
import type { StockMove } from '@skladno/contracts'
import { Age, formatNumber, RowsSkeleton, useLocale } from '@skladno/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { stockMovesQuery } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { signed } from '../stock/signed.ts'

/** How the stock became what it is, latest first. */
export function ProductMoves({ productId, unit }: { readonly productId: string; readonly unit: string }) {
  const t = useText()
  const moves = useInfiniteQuery(stockMovesQuery(productId))
  return (
    <Loaded query={moves} skeleton={<RowsSkeleton rows={3} />}>
      {(found) =>
        found.length === 0 ? (
          <Text c="dimmed">{t('product.moves.empty')}</Text>
        ) : (
          <>
            <Table.ScrollContainer type="native" minWidth={260} tabIndex={0} role="region" aria-label={t('product.moves')}>
              <Table aria-label={t('product.moves')} horizontalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('product.move')}</Table.Th>
                    <Table.Th ta="right">{t('stock.col.difference')}</Table.Th>
                    <Table.Th ta="right">{t('stock.col.after')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.map((move) => (
                    <Row key={move.seq} move={move} unit={unit} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            {moves.hasNextPage && (
              <Button variant="default" size="xs" loading={moves.isFetchingNextPage} onClick={() => void moves.fetchNextPage()}>
                {t('product.moves.more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

function Row({ move, unit }: { readonly move: StockMove; readonly unit: string }) {
  const locale = useLocale()
  return (
    <Table.Tr>
      <Table.Td>
        <Cause move={move} />
        <Text size="xs" c="dimmed">
          {move.warehouse.name}
          {move.by !== null && `, ${move.by}`}
        </Text>
        <Age at={move.at} />
      </Table.Td>
      <Table.Td ta="right">{signed(move.difference, locale)}</Table.Td>
      <Table.Td ta="right">
        {formatNumber(move.after, locale)} {unit}
      </Table.Td>
    </Table.Tr>
  )
}

/** What changed it, with a way to the document. */
function Cause({ move }: { readonly move: StockMove }) {
  const t = useText()
  const text = t(`product.move.${move.kind}`, { number: move.document?.number ?? '' })
  if (move.orderId !== null)
    return (
      <Link to="/orders/$orderId" params={{ orderId: move.orderId }}>
        {text}
      </Link>
    )
  if (move.document !== null && move.kind !== 'shipment' && move.kind !== 'return')
    return (
      <Link to="/stock" search={{ view: 'documents', document: move.document.id }}>
        {text}
      </Link>
    )
  return <>{text}</>
}
