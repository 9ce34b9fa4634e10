import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import type { BankPaymentCard } from '@skladno/contracts'
import { formatMoney, moneyInput, parseMinor, useLocale } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { usePaymentDecisions } from '../../api/bank.ts'
import { customerQuery } from '../../api/customers.ts'
import { someOrdersQuery } from '../../api/orders.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { type OwedOrder, owedOrders, shareOut } from './parts.ts'

/** The accountant's own decision: whose money, over which orders, what the bank kept, whether to know the payer next time. */
export function AssignForm({ payment }: { readonly payment: BankPaymentCard }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { assign } = usePaymentDecisions(payment.id)
  const [partnerId, setPartnerId] = useState<string | undefined>(payment.proposals[0]?.partner.id)
  const [chosen, setChosen] = useState<readonly string[]>(payment.proposals[0]?.orders.map(({ id }) => id) ?? [])
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [commission, setCommission] = useState(payment.gross === null ? '' : moneyInput(payment.gross.minor - payment.amount.minor, locale))
  const [remembers, setRemembers] = useState(false)
  const { orders, isOtherPayer } = useCustomer(partnerId, payment)
  const commissionMinor = commission.trim() === '' ? 0 : parseMinor(commission)
  const available = payment.amount.minor + (commissionMinor ?? 0)
  const shares = shareOut(
    available,
    orders.filter(({ id }) => chosen.includes(id)),
  )
  const parts = [...shares].map(([orderId, share]) => ({
    orderId,
    minor: typed[orderId] === undefined ? share : parseMinor(typed[orderId]),
  }))
  const placed = parts.reduce((sum, { minor }) => sum + (minor ?? 0), 0)
  const isWrong = commissionMinor === null || parts.some(({ minor }) => minor === null || minor <= 0) || placed > available
  const { currency } = payment.amount
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (partnerId === undefined || isWrong) return
    assign.mutate(
      {
        partnerId,
        orders: parts.flatMap(({ orderId, minor }) => (minor === null ? [] : [{ orderId, amount: { minor, currency } }])),
        rememberPayer: remembers && isOtherPayer,
        ...(commissionMinor === null || commissionMinor === 0 ? {} : { commission: { minor: commissionMinor, currency } }),
      },
      { onError: feedback.failed, onSuccess: () => feedback.done(t('bank.placed')) },
    )
  }
  const isIncoming = payment.direction === 'in'
  return (
    <form onSubmit={submit}>
      <Stack>
        <CustomerPicker
          label={t(isIncoming ? 'bank.whose' : 'bank.refund-to')}
          value={partnerId}
          onChange={(next) => {
            setPartnerId(next)
            setChosen([])
            setTyped({})
          }}
        />
        {isIncoming && partnerId !== undefined && (
          <Checkbox.Group label={t('bank.which-orders')} description={t('bank.which-orders.hint')} value={[...chosen]} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {orders.length === 0 && <Text c="dimmed">{t('bank.no-orders')}</Text>}
              {orders.map((order) => (
                <OrderShare
                  key={order.id}
                  order={order}
                  isChosen={chosen.includes(order.id)}
                  text={typed[order.id] ?? moneyInput(shares.get(order.id) ?? 0, locale)}
                  onText={(text) => setTyped({ ...typed, [order.id]: text })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {isIncoming && (
          <TextInput
            label={t('bank.commission')}
            description={
              payment.gross === null ? t('bank.commission.hint') : t('bank.commission.gross', { gross: formatMoney(payment.gross, locale) })
            }
            inputMode="decimal"
            value={commission}
            error={commissionMinor === null ? t('pay.amount.wrong') : undefined}
            onChange={(event) => setCommission(event.currentTarget.value)}
          />
        )}
        {isOtherPayer && (
          <Checkbox
            label={t('bank.remember', { payer: payment.payerName })}
            description={t('bank.remember.hint')}
            checked={remembers}
            onChange={(event) => setRemembers(event.currentTarget.checked)}
          />
        )}
        {isIncoming && partnerId !== undefined && <Rest left={available - placed} currency={currency} />}
        <Group>
          <Button type="submit" disabled={partnerId === undefined || isWrong} loading={assign.isPending}>
            {t(isIncoming ? 'bank.accept' : 'bank.accept.refund')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function OrderShare({
  order,
  isChosen,
  text,
  onText,
}: {
  readonly order: OwedOrder
  readonly isChosen: boolean
  readonly text: string
  readonly onText: (text: string) => void
}) {
  const t = useText()
  const locale = useLocale()
  return (
    <Group gap="xs" justify="space-between">
      <Checkbox value={order.id} label={t('payments.order.due', { number: order.number, due: formatMoney(order.due, locale) })} />
      {isChosen && (
        <TextInput
          w={140}
          aria-label={t('bank.share-of', { number: order.number })}
          inputMode="decimal"
          value={text}
          error={parseMinor(text) === null}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Group>
  )
}

function Rest({ left, currency }: { readonly left: number; readonly currency: BankPaymentCard['amount']['currency'] }) {
  const t = useText()
  const locale = useLocale()
  if (left === 0) return null
  const amount = formatMoney({ minor: Math.abs(left), currency }, locale)
  return left > 0 ? (
    <Text size="sm">{t('bank.rest-is-advance', { amount })}</Text>
  ) : (
    <Text role="alert">{t('bank.too-much', { amount })}</Text>
  )
}

/** What the customer owes, and whether the payer is somebody else whom the bank names by a tax id. */
function useCustomer(partnerId: string | undefined, payment: BankPaymentCard) {
  const isEnabled = partnerId !== undefined
  const customer = useQuery({ ...customerQuery(partnerId ?? ''), enabled: isEnabled })
  const orders = useQuery({ ...someOrdersQuery({ partnerId }, 100), enabled: isEnabled })
  const entities = customer.data?.legalEntities
  const isOtherPayer = payment.payerTaxId !== null && entities !== undefined && !entities.some(({ taxId }) => taxId === payment.payerTaxId)
  return { orders: isEnabled ? owedOrders(orders.data ?? [], payment) : [], isOtherPayer }
}
