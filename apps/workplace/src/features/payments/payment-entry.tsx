import { Button, Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import type { OrderRow } from '@skladno/contracts'
import { formatMoney, parseMinor, useLocale, useNow } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { customerQuery } from '../../api/customers.ts'
import { someOrdersQuery } from '../../api/orders.ts'
import { useRecordPayment } from '../../api/payments.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { isPaymentMethod, PAYMENT_METHODS, type PaymentMethod } from '../draft/payment-methods.ts'
import { placeOnOrders } from './place-on-orders.ts'

/** A payment entered by hand: whose, how much, for which orders; the rest stays an advance. */
export function PaymentEntry({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const record = useRecordPayment()
  const [key] = useState(() => crypto.randomUUID())
  const [partnerId, setPartnerId] = useState<string | undefined>()
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const [text, setText] = useState('')
  const now = useNow()
  const [paidOn, setPaidOn] = useState(() => dayOf(now))
  const [method, setMethod] = useState<PaymentMethod>('bank')
  const [number, setNumber] = useState('')
  const [purpose, setPurpose] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { owed, organisations } = useOwed(partnerId)
  const receiver = organisations.find(({ id }) => id === organisationId) ?? organisations[0]
  const payable = owed.filter((order) => order.organisation.id === receiver?.id)
  const minor = parseMinor(text)
  const isReady = partnerId !== undefined && receiver !== undefined && minor !== null && minor > 0 && paidOn !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const currency = payable[0]?.total.currency ?? 'RUB'
    record.mutate(
      {
        key,
        organisationId: receiver.id,
        partnerId,
        amount: { minor, currency },
        paidOn,
        method,
        ...(number.trim() === '' ? {} : { number: number.trim() }),
        ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
        orders: placeOnOrders(
          { minor, currency },
          payable.filter(({ id }) => chosen.includes(id)),
        ),
      },
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
        <CustomerPicker
          label={t('payments.customer')}
          value={partnerId}
          onChange={(next) => {
            setPartnerId(next)
            setChosen([])
          }}
        />
        {organisations.length > 1 && (
          <Select
            label={t('payments.organisation')}
            allowDeselect={false}
            data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            value={receiver?.id ?? null}
            onChange={setOrganisationId}
          />
        )}
        <TextInput
          label={t('pay.amount')}
          inputMode="decimal"
          value={text}
          error={text !== '' && minor === null ? t('pay.amount.wrong') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput type="date" label={t('pay.day')} value={paidOn} onChange={(event) => setPaidOn(event.currentTarget.value)} />
        <Select
          label={t('pay.method')}
          allowDeselect={false}
          data={PAYMENT_METHODS.map((value) => ({ value, label: t(`pay.method.${value}`) }))}
          value={method}
          onChange={(value) => value !== null && isPaymentMethod(value) && setMethod(value)}
        />
        <TextInput label={t('pay.number')} maxLength={50} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <TextInput
          label={t('payments.purpose')}
          maxLength={500}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        {partnerId !== undefined && (
          <Checkbox.Group label={t('payments.orders')} description={t('payments.record.hint')} value={[...chosen]} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {payable.length === 0 && <Text c="dimmed">{t('payments.orders.none')}</Text>}
              {payable.map((order) => (
                <Checkbox
                  key={order.id}
                  value={order.id}
                  label={t('payments.order.due', { number: order.number ?? '', due: formatMoney(dueOf(order), locale) })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Button type="submit" disabled={!isReady} loading={record.isPending}>
          {t('payments.record')}
        </Button>
      </Stack>
    </form>
  )
}

const dueOf = (order: OrderRow) => ({ minor: order.total.minor - order.paid.minor, currency: order.total.currency })

/** Orders of the customer still to be paid, and the sellers that may receive the money. */
function useOwed(partnerId: string | undefined) {
  const isEnabled = partnerId !== undefined
  const customer = useQuery({ ...customerQuery(partnerId ?? ''), enabled: isEnabled })
  const orders = useQuery({ ...someOrdersQuery({ partnerId }, 100), enabled: isEnabled })
  const owed = (orders.data ?? []).filter((order) => order.number !== null && order.state === 'confirmed' && dueOf(order).minor > 0)
  const agreed = customer.data?.agreement?.organisation
  const sellers = [...(agreed === undefined ? [] : [agreed]), ...(orders.data ?? []).map((order) => order.organisation)]
  const organisations = [...new Map(sellers.map((each) => [each.id, each])).values()]
  return { owed, organisations }
}
