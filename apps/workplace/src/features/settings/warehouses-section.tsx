import { Alert, Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SaveWarehouse, SettingsView, WarehouseView } from '@skladno/contracts'
import { PanelSkeleton, Section } from '@skladno/ui'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSaveWarehouse, warehousesQuery } from '../../api/warehouses.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { ZONES } from './zones.ts'

/** Where goods lie; the zone of a warehouse decides its days and hours. */
export function WarehousesSection({ settings }: { readonly settings: SettingsView }) {
  const warehouses = useQuery(warehousesQuery)
  return (
    <Loaded query={warehouses} skeleton={<PanelSkeleton />}>
      {(list) => <Warehouses list={list} timeZone={settings.timeZone} />}
    </Loaded>
  )
}

function Warehouses({ list, timeZone }: { readonly list: readonly WarehouseView[]; readonly timeZone: string }) {
  const t = useText()
  const [isAdding, setAdding] = useState(list.length === 0)
  return (
    <Stack>
      {list.map((warehouse) => (
        <Section key={warehouse.id} title={warehouse.name}>
          <WarehouseForm key={JSON.stringify(warehouse)} warehouseId={warehouse.id} initial={warehouse} />
        </Section>
      ))}
      {isAdding ? (
        <Section title={t('settings.warehouse.new')}>
          <WarehouseForm warehouseId={null} initial={{ name: '', address: '', timeZone, isActive: true }} onDone={() => setAdding(false)} />
        </Section>
      ) : (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('settings.warehouse.new')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

interface WarehouseFormProps {
  readonly warehouseId: string | null
  readonly initial: Required<SaveWarehouse>
  readonly onDone?: () => void
}

function WarehouseForm({ warehouseId, initial, onDone }: WarehouseFormProps) {
  const t = useText()
  const feedback = useFeedback()
  const save = useSaveWarehouse()
  const { name, address, timeZone, isActive } = initial
  const form = useForm({
    initialValues: { name, address, timeZone, isActive },
    validate: { name: (text) => (text.trim() === '' ? t('settings.required') : null) },
  })
  const submit = form.onSubmit((warehouse) =>
    save.mutate(
      { warehouseId, warehouse },
      {
        onSuccess: () => {
          feedback.done(t('app.saved'))
          onDone?.()
        },
      },
    ),
  )
  return (
    <form onSubmit={submit}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('settings.warehouse.name')} maxLength={200} {...form.getInputProps('name')} />
          <TextInput label={t('settings.warehouse.address')} maxLength={500} {...form.getInputProps('address')} />
          <Select
            label={t('settings.company.zone')}
            description={t('settings.warehouse.zone.hint')}
            searchable
            allowDeselect={false}
            data={ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES]}
            limit={60}
            {...form.getInputProps('timeZone')}
          />
        </SimpleGrid>
        {warehouseId !== null && (
          <Checkbox label={t('settings.warehouse.active')} {...form.getInputProps('isActive', { type: 'checkbox' })} />
        )}
        {save.error !== null && (
          <Alert color="red" role="alert">
            {failureText(save.error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={warehouseId !== null && !form.isDirty()}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
