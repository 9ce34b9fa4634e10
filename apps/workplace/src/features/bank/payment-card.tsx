import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import type { BankPaymentCard, PaymentDecisionView } from '@skladno/contracts'
import { Age, Fact, Facts, formatDay, formatMoney, Identifier, PanelSkeleton, useLocale, useNow } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { bankPaymentQuery, usePaymentDecisions } from '../../api/bank.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { AssignForm } from './assign-form.tsx'
import { Confidence, MatchTarget, Reasons, reasonsText } from './match-words.tsx'

/** One payment: what the bank says, whose it may be and why, and the decisions about it so far. */
export function PaymentCard({ paymentId }: { readonly paymentId: string }) {
  const payment = useQuery(bankPaymentQuery(paymentId))
  return (
    <Loaded query={payment} skeleton={<PanelSkeleton />}>
      {(card) => (
        <Stack>
          <Said payment={card} />
          {card.state === 'open' ? <Open payment={card} /> : <Decided payment={card} />}
          <History decisions={card.decisions} />
        </Stack>
      )}
    </Loaded>
  )
}

function Said({ payment }: { readonly payment: BankPaymentCard }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (
    <div>
      <Text fz="xl" fw={600} className="sk-number">
        {payment.direction === 'out' && '−'}
        {formatMoney(payment.amount, locale)}
      </Text>
      <Text>{payment.payerName}</Text>
      <Text size="sm" mb="xs">
        {payment.purpose}
      </Text>
      <Facts>
        {payment.payerTaxId !== null && (
          <Fact label={t('bank.tax-id')}>
            <Identifier>{payment.payerTaxId}</Identifier>
          </Fact>
        )}
        <Fact label={t('bank.col.day')}>{formatDay(payment.paidOn, now, locale)}</Fact>
        {payment.number !== null && <Fact label={t('bank.number')}>{payment.number}</Fact>}
        <Fact label={t('bank.account-of')}>{payment.organisation.name}</Fact>
      </Facts>
    </div>
  )
}

/** Guesses, best first, each one press away; or the person's own choice. */
function Open({ payment }: { readonly payment: BankPaymentCard }) {
  const t = useText()
  const [isByHand, setByHand] = useState(payment.proposals.length === 0)
  const [isAside, setAside] = useState(false)
  if (isAside) return <NoteForm payment={payment} command="setAside" onClose={() => setAside(false)} />
  return (
    <Stack>
      {!isByHand &&
        payment.proposals.map((proposal) => (
          <Guess key={`${proposal.partner.id} ${proposal.orders.map(({ id }) => id).join()}`} payment={payment} proposal={proposal} />
        ))}
      {isByHand && <AssignForm payment={payment} />}
      <Group gap="xs">
        {payment.proposals.length > 0 && (
          <Button variant="default" onClick={() => setByHand(!isByHand)}>
            {t(isByHand ? 'bank.to-guesses' : 'bank.by-hand')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => setAside(true)}>
          {t('bank.aside')}
        </Button>
      </Group>
    </Stack>
  )
}

function Guess({ payment, proposal }: { readonly payment: BankPaymentCard; readonly proposal: BankPaymentCard['proposals'][number] }) {
  const t = useText()
  const feedback = useFeedback()
  const { assign } = usePaymentDecisions(payment.id)
  const accept = () =>
    assign.mutate(
      {
        partnerId: proposal.partner.id,
        legalEntityId: proposal.legalEntityId,
        orders: proposal.orders.map(({ id, amount }) => ({ orderId: id, amount })),
      },
      { onError: feedback.failed, onSuccess: () => feedback.done(t('bank.placed')) },
    )
  return (
    <Alert color="gray" variant="light">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <MatchTarget partner={proposal.partner} orders={proposal.orders} />
          <Confidence value={proposal.confidence} />
          <Text size="sm" fw={500} mt="xs">
            {t('bank.why')}
          </Text>
          <Reasons reasons={proposal.reasons} />
        </div>
        <Button loading={assign.isPending} onClick={accept} aria-label={t('bank.accept.to', { name: proposal.partner.name })}>
          {t(payment.direction === 'out' ? 'bank.accept.refund' : 'bank.accept')}
        </Button>
      </Group>
    </Alert>
  )
}

/** What was decided, with a way back. */
function Decided({ payment }: { readonly payment: BankPaymentCard }) {
  const t = useText()
  const locale = useLocale()
  const [isUndoing, setUndoing] = useState(false)
  return (
    <Stack>
      {payment.partner !== null && (
        <div>
          <MatchTarget partner={payment.partner} orders={payment.orders} />
          {payment.unallocated.minor > 0 && (
            <Text size="sm">{t('bank.rest-is-advance', { amount: formatMoney(payment.unallocated, locale) })}</Text>
          )}
          {payment.orders.map(({ id, number }) => (
            <Link key={id} to="/orders/$orderId" params={{ orderId: id }}>
              {t('bank.open-order', { number })}
            </Link>
          ))}
        </div>
      )}
      {payment.allowedCommands.includes('undo') &&
        (isUndoing ? (
          <NoteForm payment={payment} command="undo" onClose={() => setUndoing(false)} />
        ) : (
          <Group>
            <Button variant="default" onClick={() => setUndoing(true)}>
              {t('bank.undo')}
            </Button>
          </Group>
        ))}
    </Stack>
  )
}

/** Both setting aside and taking back keep why. */
function NoteForm({
  payment,
  command,
  onClose,
}: {
  readonly payment: BankPaymentCard
  readonly command: 'undo' | 'setAside'
  readonly onClose: () => void
}) {
  const t = useText()
  const feedback = useFeedback()
  const decisions = usePaymentDecisions(payment.id)
  const [note, setNote] = useState('')
  const submit = () => {
    const done = (affected: readonly { readonly number: string; readonly state: 'released' | 'shipped' }[]) => {
      feedback.done(t(command === 'undo' ? 'bank.undone' : 'bank.set-aside'))
      for (const { number, state } of affected) feedback.done(t(`bank.affected.${state}`, { number }))
      onClose()
    }
    if (command === 'undo') decisions.undo.mutate(note, { onError: feedback.failed, onSuccess: ({ affected }) => done(affected) })
    else decisions.setAside.mutate(note, { onError: feedback.failed, onSuccess: () => done([]) })
  }
  return (
    <Stack gap="xs">
      <Textarea
        data-autofocus
        label={t(command === 'undo' ? 'bank.undo.why' : 'bank.aside.why')}
        description={t(command === 'undo' ? 'bank.undo.hint' : 'bank.aside.hint')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button disabled={note.trim() === ''} loading={decisions.undo.isPending || decisions.setAside.isPending} onClick={submit}>
          {t(command === 'undo' ? 'bank.undo' : 'bank.aside')}
        </Button>
      </Group>
    </Stack>
  )
}

function History({ decisions }: { readonly decisions: readonly PaymentDecisionView[] }) {
  const t = useText()
  if (decisions.length === 0) return null
  return (
    <div>
      <Text fw={500}>{t('bank.history')}</Text>
      <Stack gap="xs">
        {decisions.map((decision) => (
          <div key={`${decision.at} ${decision.kind}`}>
            <Text size="sm">
              {t(`bank.decision.${decision.kind}`)}
              {decision.partner !== null && `: ${decision.partner.name}`}
              {decision.orders.length > 0 && `, ${decision.orders.map(({ number }) => t('bank.order', { number })).join(', ')}`}
            </Text>
            {decision.reasons.length > 0 && (
              <Text size="xs" c="dimmed">
                {reasonsText(decision.reasons, t)}
              </Text>
            )}
            {decision.note !== null && <Text size="xs">{decision.note}</Text>}
            <Group gap={6}>
              <Text size="xs" c="dimmed">
                {decision.by ?? t('bank.by-itself')}
              </Text>
              <Age at={decision.at} />
            </Group>
          </div>
        ))}
      </Stack>
    </div>
  )
}
