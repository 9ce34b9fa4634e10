import { Alert, Button, Table, Text } from '@mantine/core'
import type { ProductCard } from '@skladno/contracts'
import {
  Age,
  Columns,
  Fact,
  Facts,
  formatBasisPoints,
  formatDay,
  formatNumber,
  formatQuantity,
  Identifier,
  Page,
  PanelSkeleton,
  Section,
  StatusPill,
  UnitPrice,
  useLocale,
  useNow,
} from '@skladno/ui'
import { IconClipboardCheck, IconPackageImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { productCardQuery } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { STOCK_STALE_MINUTES } from '../draft/line-stock.tsx'
import { ProductAliases } from './product-aliases.tsx'
import { ProductAnalogues } from './product-analogues.tsx'
import { ProductMoves } from './product-moves.tsx'
import { ProductOrdering } from './product-ordering.tsx'

const route = getRouteApi('/shell/catalog/$productId')

/** One product: what it is, what it costs, how much there is and how that came, what it is called, what replaces it. */
export function ProductScreen(): ReactNode {
  const { productId } = route.useParams()
  const card = useQuery(productCardQuery(productId))
  return (
    <Loaded query={card} skeleton={<PanelSkeleton />}>
      {(product) => <Card key={product.id} product={product} />}
    </Loaded>
  )
}

function Card({ product }: { readonly product: ProductCard }) {
  const t = useText()
  useTitle(product.name)
  const mayKeep = product.allowedCommands.includes('keep-stock')
  return (
    <Page
      title={product.name}
      subtitle={
        <>
          <Identifier>{product.sku}</Identifier>
          {!product.isActive && <StatusPill tone="warn">{t('product.withdrawn')}</StatusPill>}
        </>
      }
      actions={
        mayKeep &&
        product.kind !== 'service' && (
          <>
            <Button
              component={Link}
              to={`/stock?task=count&productId=${product.id}`}
              variant="default"
              leftSection={<IconClipboardCheck size={16} aria-hidden />}
            >
              {t('stock.count')}
            </Button>
            <Button
              component={Link}
              to={`/stock?task=receive&productId=${product.id}`}
              leftSection={<IconPackageImport size={16} aria-hidden />}
            >
              {t('stock.receive')}
            </Button>
          </>
        )
      }
    >
      <Columns>
        <div>
          <Section title={t('product.stock')}>
            <StockTable product={product} />
          </Section>
          {(product.expected.length > 0 || product.waiting.length > 0) && (
            <Section title={t('product.expected')}>
              <ExpectedTable product={product} />
              <WaitingOrders product={product} />
            </Section>
          )}
          <Section title={t('product.moves')}>
            <ProductMoves productId={product.id} unit={product.unit} />
          </Section>
        </div>
        <div>
          <Section title={t('product.facts')}>
            <ProductFacts product={product} />
          </Section>
          {product.kind === 'goods' && (
            <Section title={t('product.ordering')}>
              <ProductOrdering key={`${product.ordering.step} ${product.ordering.minimum}`} product={product} />
            </Section>
          )}
          <Section title={t('product.prices')}>
            <Prices product={product} />
          </Section>
          <Section title={t('product.aliases')}>
            <ProductAliases product={product} />
          </Section>
          <Section title={t('product.analogues')}>
            <ProductAnalogues product={product} />
          </Section>
        </div>
      </Columns>
    </Page>
  )
}

function StockTable({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  if (product.stock.length === 0) return <Text c="dimmed">{t('catalog.no-stock')}</Text>
  return (
    <Table.ScrollContainer type="native" minWidth={280} tabIndex={0} role="region" aria-label={t('product.stock')}>
      <Table aria-label={t('product.stock')} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.warehouse')}</Table.Th>
            <Table.Th ta="right">{t('product.on-hand')}</Table.Th>
            <Table.Th ta="right">{t('product.reserved')}</Table.Th>
            <Table.Th ta="right">{t('product.free')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {product.stock.map(({ warehouse, onHand, reserved, free, cell, asOf }) => (
            <Table.Tr key={warehouse.id}>
              <Table.Td>
                {warehouse.name}
                {cell !== null && (
                  <Text size="xs" c="dimmed">
                    {t('product.cell', { cell })}
                  </Text>
                )}
                <Age at={asOf} staleAfterMinutes={STOCK_STALE_MINUTES} />
              </Table.Td>
              <Table.Td ta="right">{formatNumber(onHand.amount, locale)}</Table.Td>
              <Table.Td ta="right">{formatNumber(reserved.amount, locale)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {formatQuantity(free, locale)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function ExpectedTable({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return product.expected.map(({ id, warehouse, rest, on, isLate, supplier }) => (
    <Text key={id} size="sm">
      {formatDay(on, now, locale)}: {formatQuantity(rest, locale)}, {warehouse.name}
      {supplier !== '' && `, ${supplier}`} {isLate && <StatusPill tone="bad">{t('stock.late')}</StatusPill>}
    </Text>
  ))
}

function WaitingOrders({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  if (product.waiting.length === 0) return null
  return (
    <Alert color="gray" variant="light" mt="sm" title={t('stock.waiting')}>
      {product.waiting.map(({ id, number, partner, quantity }) => (
        <Text key={id} size="sm">
          <Link to="/orders/$orderId" params={{ orderId: id }}>
            {t('stock.waiting.order', { number, partner: partner.name, quantity: formatQuantity(quantity, locale) })}
          </Link>
        </Text>
      ))}
    </Alert>
  )
}

function ProductFacts({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  return (
    <>
      {product.description !== null && (
        <Text size="sm" mb="xs">
          {product.description}
        </Text>
      )}
      <Facts>
        {product.group !== null && <Fact label={t('catalog.group')}>{product.group.name}</Fact>}
        {product.brand !== null && <Fact label={t('product.brand')}>{product.brand}</Fact>}
        <Fact label={t('product.base-unit')}>{product.unit}</Fact>
        {product.packs.map((pack) => (
          <Fact
            key={`${pack.unit} ${pack.contains.amount} ${pack.barcode}`}
            label={`${pack.unit}${pack.isSale ? ` · ${t('product.sold-by')}` : ''}`}
          >
            {formatQuantity(pack.contains, locale)}
            {pack.barcode !== null && (
              <Text size="xs" c="dimmed">
                <Identifier>{pack.barcode}</Identifier>
              </Text>
            )}
          </Fact>
        ))}
        {product.weightGrams !== null && (
          <Fact label={t('product.weight')}>{formatQuantity({ amount: product.weightGrams / 1000, unit: 'кг' }, locale)}</Fact>
        )}
        <Fact label={t('product.vat')}>
          {product.vatRateBp === null ? t('product.vat.own') : formatBasisPoints(product.vatRateBp, locale)}
        </Fact>
        {!product.isReturnable && <Fact label={t('product.returns')}>{t('product.returns.no')}</Fact>}
        {product.attributes.map(({ name, value }) => (
          <Fact key={name} label={name}>
            {value}
          </Fact>
        ))}
      </Facts>
    </>
  )
}

function Prices({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  if (product.prices.length === 0) return <Text c="dimmed">{t('draft.price.request')}</Text>
  return (
    <Facts>
      {product.prices.map(({ priceType, price, from, asOf }) => (
        <Fact
          key={`${priceType} ${from?.amount ?? 0}`}
          label={from === null ? priceType : t('product.price-from', { priceType, quantity: formatQuantity(from, locale) })}
        >
          <UnitPrice value={price} /> <Age at={asOf} />
        </Fact>
      ))}
    </Facts>
  )
}
