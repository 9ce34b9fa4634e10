import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { CustomerView } from '@skladno/contracts'
import { formatDay, Identifier, useLocale, useNow } from '@skladno/ui'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAddLegalEntity } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** Companies the customer buys for, with their contracts. */
export function CustomerEntities({ customer, mayEdit }: { readonly customer: CustomerView; readonly mayEdit: boolean }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (
    <Stack gap="md">
      {customer.legalEntities.map((entity) => (
        <div key={entity.id}>
          <Text fw={500}>{entity.name}</Text>
          <Text size="xs" c="dimmed">
            <Identifier>{entity.kpp === null ? entity.taxId : `${entity.taxId} / ${entity.kpp}`}</Identifier>
          </Text>
          <Text size="xs" c="dimmed">
            {entity.address}
          </Text>
          {entity.contracts.map((contract) => (
            <Text key={contract.id} size="xs">
              {t('customer.contract', {
                number: contract.number,
                day: formatDay(contract.signedOn, now, locale),
                organisation: contract.organisation,
              })}
            </Text>
          ))}
        </div>
      ))}
      {mayEdit && <AddEntity partnerId={customer.id} />}
    </Stack>
  )
}

function AddEntity({ partnerId }: { readonly partnerId: string }) {
  const t = useText()
  const feedback = useFeedback()
  const add = useAddLegalEntity(partnerId)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [taxId, setTaxId] = useState('')
  const [kpp, setKpp] = useState('')
  const [address, setAddress] = useState('')
  if (!isOpen)
    return (
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('customer.entities.add')}
      </Button>
    )
  const close = () => {
    setOpen(false)
    for (const clear of [setName, setTaxId, setKpp, setAddress]) clear('')
  }
  const isTaxNumber = /^\d{10}(\d{2})?$/.test(taxId)
  const save = () =>
    add.mutate(
      { name, taxId, kpp: kpp === '' ? null : kpp, address: address === '' ? null : address },
      { onError: feedback.failed, onSuccess: close },
    )
  return (
    <Stack gap="xs">
      <TextInput label={t('customer.entity.name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Group grow align="flex-start">
        <TextInput
          label={t('customer.entity.taxId')}
          required
          inputMode="numeric"
          value={taxId}
          onChange={(event) => setTaxId(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
        <TextInput
          label={t('customer.entity.kpp')}
          inputMode="numeric"
          value={kpp}
          onChange={(event) => setKpp(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 9))}
        />
      </Group>
      <TextInput label={t('customer.entity.address')} value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
      <Group gap="xs">
        <Button loading={add.isPending} disabled={name.trim() === '' || !isTaxNumber || (kpp !== '' && kpp.length !== 9)} onClick={save}>
          {t('app.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('app.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
