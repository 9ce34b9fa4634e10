import { Button, Drawer, Select, Stack, Text } from '@mantine/core'
import type { ProductRow, UnitPreferenceView } from '@skladno/contracts'
import { EndCell, formatDay, ListSheet, NarrowOnly, QuietButton, RowCells, StatusPill, useLocale, useNow, WideOnly } from '@skladno/ui'
import { IconPlus, IconRulerMeasure } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { unitPreferencesQuery, useGiveUnit, useRevokeUnit } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'

const route = getRouteApi('/shell/recognition')
const WIDE = 'minmax(150px, 1.2fr) minmax(180px, 1.6fr) 100px 120px 110px 110px'
const NARROW = 'minmax(0, 1fr) auto'
const UNITS = ['шт', 'уп', 'лист', 'мешок', 'рул', 'м', 'м2', 'м3', 'кг', 'л', 'т', 'пал', 'кор', 'бал', 'ведро', 'пара', 'компл']

/** In which unit each customer counts when none is said. */
export function UnitList(): ReactNode {
  const t = useText()
  const { q, partnerId, add = false } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () => void navigate({ search: (old) => ({ ...old, add: undefined }) })
  const units = useInfiniteQuery({ ...unitPreferencesQuery({ q, partnerId }), placeholderData: keepPreviousData })
  return (
    <>
      <ListSheet head={<Head />}>
        <PagedList
          query={units}
          label={t('recognition.view.units')}
          rowHeight={52}
          keyOf={({ id }) => id}
          renderRow={(preference) => <Row preference={preference} />}
          empty={{ icon: <IconRulerMeasure />, title: t('recognition.units.empty'), hint: t('recognition.units.empty.hint') }}
        />
      </ListSheet>
      <Drawer position="right" size="lg" opened={add} onClose={close} title={<Text fw={600}>{t('recognition.unit.add')}</Text>}>
        {add && <UnitForm onDone={close} />}
      </Drawer>
    </>
  )
}

/** What the list is narrowed to; it lives in the address. */
export function UnitFilters() {
  const t = useText()
  const search = route.useSearch()
  const { q, partnerId } = search
  const navigate = route.useNavigate()
  const change = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  return (
    <>
      <SearchBox q={q} onSearch={(next) => change({ q: next })} placeholder={t('recognition.units.search')} width={280} />
      <CustomerPicker isLabelHidden value={partnerId} onChange={(next) => change({ partnerId: next })} />
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ add: true })}>
        {t('recognition.unit.add')}
      </Button>
    </>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('customers.col.name')}</span>
      <span>{t('recognition.col.product')}</span>
      <span>{t('recognition.col.unit')}</span>
      <span>{t('recognition.col.source')}</span>
      <span>{t('recognition.col.since')}</span>
      <span />
    </RowCells>
  )
}

function Row({ preference }: { readonly preference: UnitPreferenceView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const feedback = useFeedback()
  const revoke = useRevokeUnit()
  const undo = (
    <QuietButton onPress={() => revoke.mutate(preference.id, { onError: feedback.failed })} isRevealed>
      {t('recognition.alias.revoke')}
    </QuietButton>
  )
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text truncate>{preference.partner.name}</Text>
          <Text truncate title={preference.product.name}>
            {preference.product.name}
          </Text>
          <Text fw={500}>{preference.unit}</Text>
          <StatusPill tone="neutral">{t(`recognition.source.${preference.source}`)}</StatusPill>
          <span>{formatDay(preference.createdAt, now, locale)}</span>
          {undo}
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text fw={500} truncate>
            {preference.product.name}
          </Text>
          <EndCell>{undo}</EndCell>
          <Text size="xs" c="dimmed" truncate>
            {preference.partner.name}
          </Text>
          <EndCell>{preference.unit}</EndCell>
        </RowCells>
      </NarrowOnly>
    </div>
  )
}

function UnitForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const give = useGiveUnit()
  const [partnerId, setPartnerId] = useState<string>()
  const [product, setProduct] = useState<Pick<ProductRow, 'id' | 'name'> | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  const isReady = partnerId !== undefined && product !== null && unit !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    give.mutate(
      { partnerId, productId: product.id, unit },
      {
        onError: feedback.failed,
        onSuccess: () => {
          feedback.done(t('app.saved'))
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <CustomerPicker value={partnerId} onChange={setPartnerId} />
        <Stack gap={4}>
          <ProductPicker label={t('recognition.col.product')} onPick={setProduct} />
          {product !== null && <Text fw={500}>{product.name}</Text>}
        </Stack>
        <Select label={t('recognition.col.unit')} description={t('recognition.unit.hint')} data={UNITS} value={unit} onChange={setUnit} />
        <Button type="submit" disabled={!isReady} loading={give.isPending}>
          {t('recognition.unit.give')}
        </Button>
      </Stack>
    </form>
  )
}
