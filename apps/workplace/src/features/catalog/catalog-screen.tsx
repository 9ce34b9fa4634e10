import { Group, Select, Stack, Text } from '@mantine/core'
import type { ProductRow } from '@skladno/contracts'
import {
  Age,
  EndCell,
  formatDay,
  formatQuantity,
  Identifier,
  ListSheet,
  NarrowOnly,
  Page,
  QuantityText,
  RowCells,
  UnitPrice,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconBuildingStore } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { groupsQuery, productsQuery } from '../../api/catalog.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { STOCK_STALE_MINUTES } from '../draft/line-stock.tsx'

const route = getRouteApi('/shell/catalog')
const WIDE = 'minmax(220px, 2fr) minmax(110px, 1fr) minmax(200px, 1.2fr) 150px'
const NARROW = 'minmax(0, 1fr) auto'

/** Every product with what is free where, and one customer's own price. */
export function CatalogScreen(): ReactNode {
  const t = useText()
  useTitle(t('catalog.title'))
  const search = route.useSearch()
  const products = useInfiniteQuery({ ...productsQuery(search), placeholderData: keepPreviousData })
  return (
    <Page
      title={t('catalog.title')}
      isFilled
      subtitle={products.data !== undefined && <Text c="dimmed">{t('catalog.found', { count: products.data.total })}</Text>}
      toolbar={<Filters />}
    >
      <ListSheet head={<Head />}>
        <PagedList
          query={{ ...products, data: products.data?.products }}
          label={t('catalog.title')}
          rowHeight={62}
          keyOf={(product) => product.id}
          renderRow={(product) => <Row product={product} />}
          empty={{ icon: <IconBuildingStore />, title: t('catalog.empty'), hint: t('catalog.empty.hint') }}
        />
      </ListSheet>
    </Page>
  )
}

function Filters() {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const seesCustomers = useMay('customers.read')
  const change = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const groups = useQuery(groupsQuery)
  return (
    <>
      <SearchBox q={search.q} onSearch={(q) => change({ q })} placeholder={t('catalog.search')} />
      <Select
        aria-label={t('catalog.group')}
        placeholder={t('catalog.group.all')}
        searchable
        clearable
        data={(groups.data ?? []).map((group) => ({ value: group.id, label: `${group.name} (${group.productCount})` }))}
        value={search.groupId ?? null}
        onChange={(groupId) => change({ groupId: groupId ?? undefined })}
        clearButtonProps={{ 'aria-label': t('orders.reset') }}
      />
      {seesCustomers && (
        <CustomerPicker
          isLabelHidden
          label={t('catalog.customer')}
          value={search.partnerId}
          onChange={(partnerId) => change({ partnerId })}
        />
      )}
    </>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('catalog.col.product')}</span>
      <span>{t('catalog.col.group')}</span>
      <span>{t('catalog.col.stock')}</span>
      <EndCell>{t('catalog.col.price')}</EndCell>
    </RowCells>
  )
}

function Row({ product }: { readonly product: ProductRow }) {
  const t = useText()
  const price = product.price === null ? <Text c="dimmed">{t('draft.price.request')}</Text> : <UnitPrice value={product.price} />
  const name = (
    <Stack gap={0}>
      <Text fw={500}>{product.name}</Text>
      <Text size="xs" c="dimmed">
        <Identifier>{product.sku}</Identifier> {product.packText !== null && `· ${product.packText}`}
      </Text>
    </Stack>
  )
  return (
    <Link to="/catalog/$productId" params={{ productId: product.id }} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          {name}
          <Text c="dimmed" truncate>
            {product.group?.name ?? t('app.none')}
          </Text>
          <Stock product={product} />
          <EndCell>{price}</EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {name}
          <EndCell>{price}</EndCell>
          <Stock product={product} />
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}

function Stock({ product }: { readonly product: ProductRow }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const stocked = product.stock.filter((place) => place.free.amount > 0)
  const coming = product.stock.flatMap(({ expected }) => expected ?? []).toSorted((a, b) => a.on.localeCompare(b.on))[0]
  return (
    <Stack gap={0}>
      {stocked.length === 0 && <Text c="dimmed">{t('catalog.no-stock')}</Text>}
      {stocked.map((place) => (
        <Group key={place.warehouse.id} gap={6}>
          <QuantityText value={place.free} />
          <Text size="xs" c="dimmed">
            {place.warehouse.name}
          </Text>
          <Age at={place.asOf} staleAfterMinutes={STOCK_STALE_MINUTES} />
        </Group>
      ))}
      {coming !== undefined && (
        <Text size="xs" c="dimmed">
          {t('catalog.coming', { day: formatDay(coming.on, now, locale), quantity: formatQuantity(coming.quantity, locale) })}
        </Text>
      )}
    </Stack>
  )
}
