import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReturnView } from '@skladno/contracts'
import { Age, formatQuantity, formatShortDay, Money, Section, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useReturnCommand } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { AcceptForm } from './accept-form.tsx'
import { RejectForm } from './reject-form.tsx'

const TONE: Record<ReturnView['state'], Tone> = {
  requested: 'warn',
  approved: 'accent',
  accepted: 'good',
  rejected: 'neutral',
  withdrawn: 'neutral',
}

/** One return: what, why, where it stands and what may be done with it now. */
export function ReturnCard({ view, isOnOrder = false }: { readonly view: ReturnView; readonly isOnOrder?: boolean }) {
  const t = useText()
  const locale = useLocale()
  return (
    <Section title={t('returns.number', { number: view.number })}>
      <Stack gap="xs" role="group" aria-label={t('returns.number', { number: view.number })}>
        <Group gap="xs">
          <StatusPill tone={TONE[view.state]}>{t(`returns.state.${view.state}`)}</StatusPill>
          {!isOnOrder && (
            <Anchor component={Link} to={`/orders/${view.order.id}`}>
              {t('order.title', { number: view.order.number })}
            </Anchor>
          )}
          {!isOnOrder && <Text>{view.partner.name}</Text>}
          <Text size="sm" c="dimmed">
            {t('returns.shipment', { number: view.shipment.number, day: formatShortDay(view.shipment.shippedOn, locale) })}
          </Text>
          <Age at={view.requestedAt} />
        </Group>
        <Text>{t('returns.reason', { reason: view.reason, by: view.requestedBy })}</Text>
        {view.note !== null && view.note !== '' && (
          <Text c="dimmed">{t('returns.note', { note: view.note, by: view.decidedBy ?? '' })}</Text>
        )}
        <Lines view={view} />
        {view.state === 'accepted' && (
          <Group gap="xs">
            {view.total !== null && <Money value={view.total} strong />}
            {view.document !== null && (
              <Anchor href={view.document.url} target="_blank" rel="noopener">
                {view.document.title}
              </Anchor>
            )}
          </Group>
        )}
        <Actions view={view} />
      </Stack>
    </Section>
  )
}

function Lines({ view }: { readonly view: ReturnView }) {
  const t = useText()
  const locale = useLocale()
  return (
    <Stack gap={2}>
      {view.lines.map((line) => (
        <Group key={line.lineId} gap="xs" wrap="nowrap" justify="space-between">
          <Text>{line.name}</Text>
          <Text ta="right">
            {line.accepted === null
              ? formatQuantity(line.asked, locale)
              : t('returns.accepted.of', { accepted: formatQuantity(line.accepted, locale), asked: formatQuantity(line.asked, locale) })}
            {line.destination !== null && ` · ${t(`returns.destination.${line.destination}`)}`}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

function Actions({ view }: { readonly view: ReturnView }) {
  const t = useText()
  const feedback = useFeedback()
  const { mutateAsync, isPending } = useReturnCommand(view.id)
  const [open, setOpen] = useState<'accept' | 'reject' | null>(null)
  const may = (kind: ReturnView['allowedCommands'][number]) => view.allowedCommands.includes(kind)
  const send = (kind: 'approve' | 'withdraw') => mutateAsync({ kind }).catch((error: unknown) => feedback.failed(error))
  if (view.allowedCommands.length === 0) return null
  return (
    <Group gap="xs">
      {may('approve') && (
        <Button size="xs" loading={isPending} onClick={() => void send('approve')}>
          {t('returns.approve')}
        </Button>
      )}
      {may('accept') && (
        <Button size="xs" onClick={() => setOpen('accept')}>
          {t('returns.accept')}
        </Button>
      )}
      {may('reject') && (
        <Button size="xs" variant="default" onClick={() => setOpen('reject')}>
          {t('returns.reject')}
        </Button>
      )}
      {may('withdraw') && (
        <Button size="xs" variant="default" loading={isPending} onClick={() => void send('withdraw')}>
          {t('returns.withdraw')}
        </Button>
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={<Text fw={600}>{open === null ? '' : t(open === 'accept' ? 'returns.accept' : 'returns.reject')}</Text>}
      >
        {open === 'accept' && <AcceptForm view={view} onDone={() => setOpen(null)} />}
        {open === 'reject' && <RejectForm view={view} onDone={() => setOpen(null)} />}
      </Modal>
    </Group>
  )
}
