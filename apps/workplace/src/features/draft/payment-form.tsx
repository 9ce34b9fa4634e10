import { Button, Select, Stack, TextInput } from '@mantine/core'
import { moneyInput, parseMinor, useLocale, useNow } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { useDesk } from './commands.ts'
import { isPaymentMethod, PAYMENT_METHODS, type PaymentMethod } from './payment-methods.ts'

/** Money that came for this order. */
export function PaymentForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { order, run, isBusy } = useDesk()
  const [text, setText] = useState(moneyInput(Math.max(0, order.total.minor - order.paid.minor), locale))
  const now = useNow()
  const [paidOn, setPaidOn] = useState(() => dayOf(now))
  const [method, setMethod] = useState<PaymentMethod>('bank')
  const [number, setNumber] = useState('')
  const minor = parseMinor(text)
  const isReady = minor !== null && minor > 0 && paidOn !== ''
  const submit = async () => {
    if (!isReady) return
    const amount = { minor, currency: order.total.currency }
    const reference = number.trim() === '' ? {} : { number: number.trim() }
    if (await run({ kind: 'record-payment', amount, paidOn, method, ...reference })) onDone()
  }
  return (
    <Stack>
      <TextInput
        label={t('pay.amount')}
        inputMode="decimal"
        value={text}
        error={minor === null ? t('pay.amount.wrong') : undefined}
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
      <Button disabled={!isReady} loading={isBusy} onClick={() => void submit()}>
        {t('pay.submit')}
      </Button>
    </Stack>
  )
}
