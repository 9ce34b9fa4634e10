import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import type { DeliverySetup } from '@skladno/contracts'
import { formatMinutes, moneyInput, PanelSkeleton, parseMinor, Section, useLocale } from '@skladno/ui'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deliveryBoardQuery, deliverySetupQuery, useSaveDeliverySetup } from '../../api/deliveries.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { NEW_ROUTE, readClock, readLimit, readPlaces, readWindows, windowsText } from './delivery-values.ts'

/** Zones and weekly routes of a warehouse: what runs are made from. */
export function DeliverySection() {
  const t = useText()
  const board = useQuery(deliveryBoardQuery({}))
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Loaded query={board} skeleton={<PanelSkeleton />}>
      {({ warehouse, warehouses }) => {
        const warehouseId = chosen ?? warehouse?.id
        return (
          <Stack>
            <Text c="dimmed">{t('delivery-setup.hint')}</Text>
            {warehouses.length > 1 && (
              <Select
                label={t('deliveries.warehouse')}
                allowDeselect={false}
                data={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
                value={warehouseId ?? null}
                onChange={setChosen}
              />
            )}
            {warehouseId !== undefined && <Setup key={warehouseId} warehouseId={warehouseId} />}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function Setup({ warehouseId }: { readonly warehouseId: string }) {
  const setup = useQuery({ ...deliverySetupQuery(warehouseId), refetchOnWindowFocus: false })
  return (
    <Loaded query={setup} skeleton={<PanelSkeleton />}>
      {(known) => <Editor key={JSON.stringify(known)} warehouseId={warehouseId} known={known} />}
    </Loaded>
  )
}

interface ZoneDraft {
  readonly key: number
  readonly id: string | null
  readonly name: string
  readonly places: string
  readonly minimum: string
}
interface RouteDraft {
  readonly key: number
  readonly route: DeliverySetup['routes'][number]
  readonly windows: string
  readonly cutOff: string
  readonly stops: string
  readonly kg: string
}

const limit = (value: number | null): string => (value === null ? '' : String(value))
const routeDraft = (route: DeliverySetup['routes'][number], key: number): RouteDraft => ({
  key,
  route,
  windows: windowsText(route.windows),
  cutOff: formatMinutes(route.cutOffMinutes),
  stops: limit(route.capacity.stops),
  kg: limit(route.capacity.kg),
})

function Editor({ warehouseId, known }: { readonly warehouseId: string; readonly known: DeliverySetup }) {
  const t = useText()
  const feedback = useFeedback()
  const save = useSaveDeliverySetup(warehouseId)
  const locale = useLocale()
  const currency = known.minimums[0]?.amount.currency ?? 'KZT'
  const [nextKey, setNextKey] = useState(1000)
  const [zones, setZones] = useState<readonly ZoneDraft[]>(() =>
    known.zones.map((zone, key) => {
      const minimum = known.minimums.find(({ mode, zoneName }) => mode === 'delivery' && zoneName === zone.name)
      return {
        key,
        id: zone.id,
        name: zone.name,
        places: zone.places.join(', '),
        minimum: minimum === undefined ? '' : moneyInput(minimum.amount.minor, locale),
      }
    }),
  )
  const [routes, setRoutes] = useState<readonly RouteDraft[]>(() => known.routes.map(routeDraft))
  const add = (): number => {
    setNextKey(nextKey + 1)
    return nextKey
  }
  const setup = readSetup({ known, zones, routes, currency })
  const submit = () => {
    if (setup !== null) save.mutate(setup, { onSuccess: () => feedback.done(t('delivery-setup.saved')), onError: feedback.failed })
  }
  return (
    <Stack>
      <Section title={t('delivery-setup.zones')}>
        <Stack>
          {zones.map((zone) => (
            <ZoneFields
              key={zone.key}
              zone={zone}
              onChange={(next) => setZones(zones.map((each) => (each.key === zone.key ? next : each)))}
              onRemove={() => setZones(zones.filter(({ key }) => key !== zone.key))}
            />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setZones([...zones, { key: add(), id: null, name: '', places: '', minimum: '' }])}
          >
            {t('delivery-setup.zone.add')}
          </Button>
        </Stack>
      </Section>
      <Section title={t('delivery-setup.routes')}>
        <Stack gap="xl">
          {routes.map((draft) => (
            <RouteFields
              key={draft.key}
              draft={draft}
              zones={zones.map(({ name }) => name).filter((name) => name.trim() !== '')}
              onChange={(next) => setRoutes(routes.map((each) => (each.key === draft.key ? next : each)))}
              onRemove={() => setRoutes(routes.filter(({ key }) => key !== draft.key))}
            />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setRoutes([...routes, routeDraft(NEW_ROUTE, add())])}
          >
            {t('delivery-setup.route.add')}
          </Button>
        </Stack>
      </Section>
      {setup === null && <Text c="dimmed">{t('delivery-setup.incomplete')}</Text>}
      <Button disabled={setup === null} loading={save.isPending} onClick={submit}>
        {t('delivery-setup.save')}
      </Button>
    </Stack>
  )
}

interface Drafts {
  readonly known: DeliverySetup
  readonly zones: readonly ZoneDraft[]
  readonly routes: readonly RouteDraft[]
  readonly currency: DeliverySetup['minimums'][number]['amount']['currency']
}

/** The setup as typed, or null while something is missing or unreadable. */
function readSetup({ known, zones, routes, currency }: Drafts): DeliverySetup | null {
  const readRoutes = routes.map(({ route, windows, cutOff, stops, kg }) => {
    const read = { windows: readWindows(windows, route.windows), cutOff: readClock(cutOff), stops: readLimit(stops), kg: readLimit(kg) }
    if (read.windows === null || read.cutOff === null || read.stops === undefined || read.kg === undefined) return null
    if (route.name.trim() === '' || route.weekdays.length === 0) return null
    return { ...route, windows: read.windows, cutOffMinutes: read.cutOff, capacity: { ...route.capacity, stops: read.stops, kg: read.kg } }
  })
  const minimums = zones.map(({ name, minimum }) => ({ name, minor: minimum.trim() === '' ? 0 : parseMinor(minimum) }))
  const complete = readRoutes.filter((route) => route !== null)
  if (complete.length < routes.length || zones.some(({ name }) => name.trim() === '') || minimums.some(({ minor }) => minor === null))
    return null
  return {
    zones: zones.map(({ id, name, places }) => ({ id, name: name.trim(), places: readPlaces(places) })),
    routes: complete,
    minimums: [
      ...known.minimums.filter(({ mode, zoneName }) => mode !== 'delivery' || zoneName === null),
      ...minimums.flatMap(({ name, minor }) =>
        minor === null || minor === 0 ? [] : [{ mode: 'delivery' as const, zoneName: name.trim(), amount: { minor, currency } }],
      ),
    ],
  }
}

function ZoneFields({
  zone,
  onChange,
  onRemove,
}: {
  readonly zone: ZoneDraft
  readonly onChange: (zone: ZoneDraft) => void
  readonly onRemove: () => void
}) {
  const t = useText()
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={t('delivery-setup.zone.name')}
        maxLength={60}
        value={zone.name}
        onChange={(event) => onChange({ ...zone, name: event.currentTarget.value })}
      />
      <TextInput
        flex={1}
        miw={200}
        label={t('delivery-setup.zone.places')}
        value={zone.places}
        onChange={(event) => onChange({ ...zone, places: event.currentTarget.value })}
      />
      <TextInput
        w={170}
        label={t('delivery-setup.zone.minimum')}
        value={zone.minimum}
        onChange={(event) => onChange({ ...zone, minimum: event.currentTarget.value })}
      />
      <Button variant="default" aria-label={t('delivery-setup.remove.named', { name: zone.name })} onClick={onRemove}>
        {t('delivery-setup.remove')}
      </Button>
    </Group>
  )
}

const BEFORE = [0, 1, 2] as const

interface RouteFieldsProps {
  readonly draft: RouteDraft
  readonly zones: readonly string[]
  readonly onChange: (draft: RouteDraft) => void
  readonly onRemove: () => void
}

function RouteFields({ draft, zones, onChange, onRemove }: RouteFieldsProps) {
  const t = useText()
  const { route } = draft
  const change = (part: Partial<RouteDraft['route']>) => onChange({ ...draft, route: { ...route, ...part } })
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('delivery-setup.route.name')}
          maxLength={60}
          value={route.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('delivery-setup.route.zone')}
          placeholder={t('deliveries.any-zone')}
          clearable
          clearButtonProps={{ 'aria-label': t('deliveries.any-zone') }}
          data={[...new Set(zones)]}
          value={route.zoneName}
          onChange={(zoneName) => change({ zoneName })}
        />
        <TextInput
          label={t('run.vehicle')}
          maxLength={100}
          value={route.vehicle}
          onChange={(event) => change({ vehicle: event.currentTarget.value })}
        />
        <Button variant="default" aria-label={t('delivery-setup.remove.named', { name: route.name })} onClick={onRemove}>
          {t('delivery-setup.remove')}
        </Button>
      </Group>
      <Checkbox.Group
        label={t('delivery-setup.route.days')}
        value={route.weekdays.map(String)}
        onChange={(picked) => change({ weekdays: picked.map(Number).sort() })}
      >
        <Group gap="sm">
          {days.map((day) => (
            <Checkbox key={day} value={String(day)} label={t(`delivery-setup.day.${day}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group align="flex-end" gap="xs">
        <TextInput
          flex={1}
          miw={200}
          label={t('delivery-setup.route.windows')}
          value={draft.windows}
          onChange={(event) => onChange({ ...draft, windows: event.currentTarget.value })}
        />
        <TextInput
          w={110}
          label={t('delivery-setup.route.cut-off')}
          value={draft.cutOff}
          onChange={(event) => onChange({ ...draft, cutOff: event.currentTarget.value })}
        />
        <Select
          w={190}
          label={t('delivery-setup.route.cut-off-day')}
          allowDeselect={false}
          data={BEFORE.map((count) => ({ value: String(count), label: t(`delivery-setup.before.${count}`) }))}
          value={String(Math.min(2, route.cutOffDaysBefore))}
          onChange={(value) => change({ cutOffDaysBefore: Number(value) })}
        />
        <TextInput
          w={110}
          label={t('delivery-setup.route.stops')}
          value={draft.stops}
          onChange={(event) => onChange({ ...draft, stops: event.currentTarget.value })}
        />
        <TextInput
          w={110}
          label={t('delivery-setup.route.kg')}
          value={draft.kg}
          onChange={(event) => onChange({ ...draft, kg: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  )
}
