import { Alert, Box, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { ImportPrice, ImportView } from '@skladno/contracts'
import {
  Caution,
  EndCell,
  formatBasisPoints,
  formatUnitPrice,
  Identifier,
  type Locale,
  NarrowOnly,
  RowCells,
  Section,
  useLocale,
  WideOnly,
} from '@skladno/ui'
import { IconCoins } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { importPricesQuery, useImportCommands } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { PagedList } from '../../screen/paged-list.tsx'

const route = getRouteApi('/shell/imports/$importId')
const WIDE = 'minmax(200px, 1.6fr) 130px 120px 120px 90px minmax(190px, 1fr)'
const NARROW = 'minmax(0, 1fr) auto'
const ROW_HEIGHT = 64
const NEEDS_RIGHT: readonly string[] = ['below-floor', 'below-cost']

/** Every price that changes, the doubtful first: nobody sells below the floor by a slip of a spreadsheet. */
export function PriceChanges({ view }: { readonly view: ImportView }) {
  const t = useText()
  const { prices } = route.useSearch()
  const navigate = route.useNavigate()
  const doubtful = view.prices?.doubtful ?? 0
  const only = doubtful > 0 && prices !== 'all' ? 'doubtful' : undefined
  const shown = only === 'doubtful' ? doubtful : (view.prices?.total ?? 0)
  const found = useInfiniteQuery(importPricesQuery(view.id, only, view.version))
  return (
    <Section
      title={t('import.prices')}
      isFlush
      aside={
        doubtful > 0 && (
          <SegmentedControl
            aria-label={t('import.prices')}
            value={only ?? 'all'}
            onChange={(value) => void navigate({ search: { prices: value === 'all' ? 'all' : undefined }, replace: true })}
            data={[
              { value: 'doubtful', label: t('import.prices.doubtful', { count: doubtful }) },
              { value: 'all', label: t('import.prices.all', { count: view.prices?.total ?? 0 }) },
            ]}
          />
        )
      }
    >
      <Stack gap="xs" pt="xs">
        <Doubts view={view} />
        <Head />
        <Box h={`min(60vh, ${Math.max(shown, 2) * ROW_HEIGHT}px)`}>
          <PagedList
            query={found}
            label={t('import.prices')}
            rowHeight={ROW_HEIGHT}
            keyOf={(price) => String(price.position)}
            renderRow={(price) => <Row view={view} price={price} />}
            empty={{ icon: <IconCoins />, title: t('import.prices.empty') }}
          />
        </Box>
      </Stack>
    </Section>
  )
}

/** How many prices wait, why, and the word for all of them at once. */
function Doubts({ view }: { readonly view: ImportView }) {
  const t = useText()
  const feedback = useFeedback()
  const { accept } = useImportCommands(view.id)
  if (view.prices === null || view.prices.doubtful === 0 || view.state !== 'checked') return null
  const { doubtful, accepted, mayGoBelow } = view.prices
  const held = doubtful - accepted
  const decide = (isAccepted: boolean) => accept.mutate({ isAccepted }, { onError: feedback.failed })
  return (
    <Alert color="red" role="alert" mx="md">
      <Stack gap="xs" align="flex-start">
        {held > 0 && <Text fw={500}>{t('import.prices.doubt', { count: held })}</Text>}
        <Text>{t('import.prices.doubt.hint')}</Text>
        {!mayGoBelow && <Text>{t('import.prices.doubt.right')}</Text>}
        <Group gap="xs">
          {held > 0 && mayGoBelow && (
            <Button variant="default" loading={accept.isPending} onClick={() => decide(true)}>
              {t('import.prices.accept-all')}
            </Button>
          )}
          {accepted > 0 && (
            <Button variant="default" loading={accept.isPending} onClick={() => decide(false)}>
              {t('import.prices.refuse-all')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('import.prices.col.product')}</span>
      <span>{t('import.prices.col.target')}</span>
      <EndCell>{t('import.prices.col.from')}</EndCell>
      <EndCell>{t('import.prices.col.to')}</EndCell>
      <EndCell>{t('import.prices.col.change')}</EndCell>
      <span>{t('import.prices.col.doubt')}</span>
    </RowCells>
  )
}

const amountText = (price: ImportPrice, amount: string, locale: Locale): string =>
  formatUnitPrice({ amount, currency: price.currency, unit: price.unit, vatIncluded: true }, locale)

function Row({ view, price }: { readonly view: ImportView; readonly price: ImportPrice }) {
  const t = useText()
  const locale = useLocale()
  const from = price.from === null ? t('app.none') : amountText(price, price.from, locale)
  const to = amountText(price, price.to, locale)
  const change =
    price.changeBp === null ? t('import.prices.new') : `${price.changeBp > 0 ? '+' : ''}${formatBasisPoints(price.changeBp, locale)}`
  const product = (
    <div>
      <Text fw={500} truncate title={price.product.name}>
        {price.product.name}
      </Text>
      <Text size="xs" c="dimmed">
        <Identifier>{price.sku}</Identifier> {price.variant}
      </Text>
    </div>
  )
  const decision = <Decision view={view} price={price} />
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          {product}
          <span>{price.target}</span>
          <EndCell>
            <span className="sk-number">{from}</span>
          </EndCell>
          <EndCell>
            <span className="sk-number sk-strong">{to}</span>
          </EndCell>
          <EndCell>
            <span className="sk-number">{change}</span>
          </EndCell>
          {decision}
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {product}
          <EndCell>
            <div className="sk-number sk-strong">{to}</div>
            <Text size="xs" c="dimmed">
              {from} · {change}
            </Text>
          </EndCell>
          <Text size="xs" c="dimmed">
            {price.target}
          </Text>
          <EndCell>{decision}</EndCell>
        </RowCells>
      </NarrowOnly>
    </div>
  )
}

/** Why the price is doubtful, and a person's word about it. */
function Decision({ view, price }: { readonly view: ImportView; readonly price: ImportPrice }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { accept } = useImportCommands(view.id)
  if (price.doubts.length === 0) return <span />
  const reasons = price.doubts.map((doubt) => {
    const limit = doubt === 'below-floor' ? price.floor : price.cost
    return doubt === 'outlier'
      ? t('import.doubt.outlier', { leap: leapText(price) })
      : t(`import.doubt.${doubt}`, { limit: limit === null ? '' : amountText(price, limit, locale) })
  })
  const isFree = view.prices?.mayGoBelow === true || !price.doubts.some((doubt) => NEEDS_RIGHT.includes(doubt))
  return (
    <div>
      <Caution>{reasons.join(', ')}</Caution>
      {view.state === 'checked' ? (
        <Checkbox
          size="xs"
          label={t('import.prices.accept')}
          aria-label={t('import.prices.accept.label', { name: price.product.name })}
          disabled={!isFree || accept.isPending}
          checked={price.isAccepted}
          onChange={(event) =>
            accept.mutate({ positions: [price.position], isAccepted: event.currentTarget.checked }, { onError: feedback.failed })
          }
        />
      ) : (
        price.isAccepted && <Text size="xs">{t('import.prices.accepted')}</Text>
      )}
    </div>
  )
}

/** «×10», «÷10» */
function leapText({ from, to }: ImportPrice): string {
  const times = Number(to) / Number(from ?? to)
  return times >= 1 ? `×${Math.round(times)}` : `÷${Math.round(1 / times)}`
}
