import { Button, Drawer, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import type { CustomerTerms, CustomerTermsView } from '@skladno/contracts'
import { moneyInput, PanelSkeleton, parseMinor, useLocale } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { customerTermsQuery, useSetTerms } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

export interface TermsDrawerProps {
  readonly partnerId: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The customer's own terms: price type, discount, who pays when, the limit. Orders made before keep theirs. */
export function TermsDrawer({ partnerId, isOpen, onClose }: TermsDrawerProps): ReactNode {
  const t = useText()
  const terms = useQuery({ ...customerTermsQuery(partnerId), enabled: isOpen })
  return (
    <Drawer
      position="right"
      opened={isOpen}
      onClose={onClose}
      title={<Text fw={600}>{t('customer.terms')}</Text>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Loaded query={terms} skeleton={<PanelSkeleton />}>
        {(view) => <TermsForm partnerId={partnerId} view={view} onDone={onClose} />}
      </Loaded>
    </Drawer>
  )
}

interface TermsFormProps {
  readonly partnerId: string
  readonly view: CustomerTermsView
  readonly onDone: () => void
}

function startingTerms({ terms, organisations, priceTypes }: CustomerTermsView): CustomerTerms {
  const prepaid = { advancePercent: 0, prepaymentPercent: 100, creditPercent: 0, creditDays: 0, creditLimitMinor: null }
  return (
    terms ?? {
      organisationId: organisations[0]?.id ?? '',
      priceTypeId: priceTypes[0]?.id ?? '',
      discountBp: 0,
      ...prepaid,
      overdueBlockDays: 0,
      warehouseId: null,
    }
  )
}

const numberOf = (value: string | number): number => (typeof value === 'number' ? value : 0)

function TermsForm({ partnerId, view, onDone }: TermsFormProps) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const set = useSetTerms(partnerId)
  const [terms, setTerms] = useState(() => startingTerms(view))
  const [limit, setLimit] = useState(terms.creditLimitMinor === null ? '' : moneyInput(terms.creditLimitMinor, locale))
  const change = (part: Partial<CustomerTerms>) => setTerms((old) => ({ ...old, ...part }))
  const limitMinor = limit.trim() === '' ? null : parseMinor(limit)
  const isLimitWrong = limit.trim() !== '' && limitMinor === null
  const sum = terms.advancePercent + terms.prepaymentPercent + terms.creditPercent
  const saved = () => {
    feedback.done(t('app.saved'))
    onDone()
  }
  const save = () => set.mutate({ ...terms, creditLimitMinor: limitMinor }, { onError: feedback.failed, onSuccess: saved })
  const percent = (key: 'advancePercent' | 'prepaymentPercent' | 'creditPercent') => (
    <NumberInput
      label={t(`customer.terms.${key}`)}
      suffix=" %"
      min={0}
      max={100}
      allowDecimal={false}
      value={terms[key]}
      error={sum !== 100}
      onChange={(value) => change({ [key]: numberOf(value) })}
    />
  )
  return (
    <Stack>
      {!view.isOwn && <Text c="dimmed">{t(view.terms === null ? 'customer.terms.none' : 'customer.terms.typical')}</Text>}
      <Select
        label={t('order.organisation')}
        allowDeselect={false}
        data={view.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        value={terms.organisationId}
        onChange={(organisationId) => organisationId !== null && change({ organisationId })}
      />
      <Select
        label={t('customer.price-type')}
        allowDeselect={false}
        data={view.priceTypes.map(({ id, name, currency }) => ({ value: id, label: `${name}, ${currency}` }))}
        value={terms.priceTypeId}
        onChange={(priceTypeId) => priceTypeId !== null && change({ priceTypeId })}
      />
      <NumberInput
        label={t('customer.discount')}
        suffix=" %"
        min={0}
        max={100}
        decimalScale={2}
        decimalSeparator={locale === 'ru' ? ',' : '.'}
        value={terms.discountBp / 100}
        onChange={(value) => change({ discountBp: Math.round(numberOf(value) * 100) })}
      />
      <Group grow align="flex-start">
        {percent('advancePercent')}
        {percent('prepaymentPercent')}
        {percent('creditPercent')}
      </Group>
      {sum !== 100 && (
        <Text c="red" size="sm">
          {t('customer.terms.not-whole', { sum })}
        </Text>
      )}
      <Group grow align="flex-start">
        <NumberInput
          label={t('customer.terms.creditDays')}
          min={0}
          max={365}
          allowDecimal={false}
          value={terms.creditDays}
          onChange={(value) => change({ creditDays: numberOf(value) })}
        />
        <NumberInput
          label={t('customer.terms.overdueBlockDays')}
          min={0}
          max={365}
          allowDecimal={false}
          value={terms.overdueBlockDays}
          onChange={(value) => change({ overdueBlockDays: numberOf(value) })}
        />
      </Group>
      <TextInput
        label={t('customer.credit')}
        description={t('customer.terms.limit.hint')}
        inputMode="decimal"
        value={limit}
        error={isLimitWrong}
        onChange={(event) => setLimit(event.currentTarget.value)}
      />
      <Select
        label={t('customer.warehouse')}
        clearable
        data={view.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
        value={terms.warehouseId}
        onChange={(warehouseId) => change({ warehouseId })}
        clearButtonProps={{ 'aria-label': t('orders.reset') }}
      />
      <Button loading={set.isPending} disabled={sum !== 100 || isLimitWrong || terms.priceTypeId === ''} onClick={save}>
        {t('app.save')}
      </Button>
    </Stack>
  )
}
