import { ActionIcon, Alert, Button, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NewOrganisation } from '@skladno/contracts'
import { formatBasisPoints, useLocale } from '@skladno/ui'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { fromOrganisationValues, NO_VAT, type OrganisationValues } from './organisation-values.ts'
import { ZONES } from './zones.ts'

export interface OrganisationFormProps {
  readonly initial: OrganisationValues
  readonly isNew: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onSave: (organisation: NewOrganisation) => void
}

type Form = Pick<ReturnType<typeof useForm<OrganisationValues>>, 'values' | 'getInputProps' | 'insertListItem' | 'removeListItem'>

/** Requisites as they go into documents, the VAT regime by date, numbering and the account that is paid to. */
export function OrganisationForm({ initial, isNew, isBusy, error, onSave }: OrganisationFormProps) {
  const t = useText()
  const required = (text: string) => (text.trim() === '' ? t('settings.required') : null)
  const form = useForm<OrganisationValues>({
    initialValues: initial,
    validate: { name: required, fullName: required, taxId: required, address: required, director: required, directorTitle: required },
  })
  return (
    <form onSubmit={form.onSubmit((values) => onSave(fromOrganisationValues(values)))}>
      <Stack>
        <Requisites form={form} isNew={isNew} />
        <VatPeriods form={form} />
        <BankFields form={form} />
        {error !== null && (
          <Alert color="red" role="alert">
            {failureText(error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isBusy} disabled={!isNew && !form.isDirty()}>
            {t(isNew ? 'settings.org.add' : 'app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Requisites({ form, isNew }: { readonly form: Form; readonly isNew: boolean }) {
  const t = useText()
  const { country } = form.values
  const zones = ZONES.includes(form.values.timeZone) ? ZONES : [form.values.timeZone, ...ZONES]
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t('settings.org.country')}
        allowDeselect={false}
        disabled={!isNew}
        data={(['RU', 'KZ'] as const).map((value) => ({ value, label: t(`settings.org.country.${value}`) }))}
        {...form.getInputProps('country')}
      />
      <TextInput label={t(`settings.org.tax.${country}`)} inputMode="numeric" {...form.getInputProps('taxId')} />
      <TextInput label={t('settings.org.name')} description={t('settings.org.name.hint')} {...form.getInputProps('name')} />
      <TextInput label={t('settings.org.full')} description={t('settings.org.full.hint')} {...form.getInputProps('fullName')} />
      {country === 'RU' && (
        <TextInput label={t('settings.org.kpp')} description={t('settings.org.kpp.hint')} {...form.getInputProps('kpp')} />
      )}
      <TextInput label={t('settings.org.address')} {...form.getInputProps('address')} />
      <TextInput label={t('settings.org.phone')} type="tel" {...form.getInputProps('phone')} />
      <TextInput label={t('settings.org.email')} type="email" {...form.getInputProps('email')} />
      <TextInput label={t('settings.org.director-title')} {...form.getInputProps('directorTitle')} />
      <TextInput label={t('settings.org.director')} {...form.getInputProps('director')} />
      <TextInput label={t('settings.org.accountant')} {...form.getInputProps('accountant')} />
      <TextInput
        label={t('settings.org.prefix')}
        description={t('settings.org.prefix.hint')}
        maxLength={12}
        {...form.getInputProps('numberPrefix')}
      />
      <Select
        label={t('settings.org.zone')}
        description={t('settings.org.zone.hint')}
        searchable
        allowDeselect={false}
        data={zones}
        limit={60}
        {...form.getInputProps('timeZone')}
      />
      <TextInput label={t('settings.org.colour')} placeholder="#0f766e" {...form.getInputProps('brandColour')} />
    </SimpleGrid>
  )
}

const RATES = { RU: ['2200', '2000', '1000', '700', '500', '0'], KZ: ['1600', '1200', '0'] } as const

function VatPeriods({ form }: { readonly form: Form }) {
  const t = useText()
  const locale = useLocale()
  const known = [...new Set([...RATES[form.values.country], ...form.values.vat.map(({ rate }) => rate).filter((rate) => rate !== NO_VAT)])]
  const rates = [
    ...known.map((value) => ({ value, label: formatBasisPoints(Number(value), locale) })),
    { value: NO_VAT, label: t('settings.org.vat.none') },
  ]
  return (
    <Stack gap="xs">
      <Title order={3}>{t('settings.org.vat')}</Title>
      <Text c="dimmed">{t('settings.org.vat.hint')}</Text>
      {form.values.vat.map((period, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, the date may be being typed
        <Group key={index} gap="xs" align="end" wrap="nowrap">
          <TextInput type="date" label={t('settings.org.vat.from')} flex={1} {...form.getInputProps(`vat.${index}.from`)} />
          <Select
            label={t('settings.org.vat.rate')}
            allowDeselect={false}
            data={rates}
            flex={1}
            {...form.getInputProps(`vat.${index}.rate`)}
          />
          <ActionIcon
            size="lg"
            aria-label={t('settings.org.vat.remove', { day: period.from })}
            disabled={form.values.vat.length === 1}
            onClick={() => form.removeListItem('vat', index)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('vat', { from: '', rate: NO_VAT })}
        >
          {t('settings.org.vat.add')}
        </Button>
      </Group>
    </Stack>
  )
}

function BankFields({ form }: { readonly form: Form }) {
  const t = useText()
  const isKazakh = form.values.country === 'KZ'
  return (
    <Stack gap="xs">
      <Title order={3}>{t('settings.org.bank.title')}</Title>
      <Text c="dimmed">{t('settings.org.bank.hint')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('settings.org.bank')} {...form.getInputProps('bankName')} />
        <TextInput label={t('settings.org.bic')} {...form.getInputProps('bic')} />
        <TextInput label={t(isKazakh ? 'settings.org.iik' : 'settings.org.account')} {...form.getInputProps('account')} />
        {isKazakh ? (
          <TextInput label={t('settings.org.kbe')} maxLength={2} {...form.getInputProps('kbe')} />
        ) : (
          <TextInput label={t('settings.org.correspondent')} {...form.getInputProps('correspondentAccount')} />
        )}
      </SimpleGrid>
    </Stack>
  )
}
