import { Button, Group, Stack, Text } from '@mantine/core'
import type { EscalationView } from '@skladno/contracts'
import { formatDuration, StatusPill, useLocale, useNow } from '@skladno/ui'
import { IconAlarm } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEscalationAction } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** A request for a person: who, what, by when; one press takes it, one says it is done. */
export function EscalationRow({ escalation }: { readonly escalation: EscalationView }) {
  return (
    <Stack gap={6} px="sm" py="xs" className="sk-row">
      <EscalationLink escalation={escalation} />
      <Text size="sm">{escalation.text}</Text>
      <Group gap="xs" justify="space-between">
        <DueClock dueAt={escalation.dueAt} />
        <EscalationActions escalation={escalation} />
      </Group>
    </Stack>
  )
}

function EscalationLink({ escalation }: { readonly escalation: EscalationView }) {
  const t = useText()
  const name = (
    <Text component="span" fw={600}>
      {escalation.partner?.name ?? t('escalation.open')}
    </Text>
  )
  if (escalation.threadId !== null)
    return (
      <Link to="/inbox/{-$threadId}" params={{ threadId: escalation.threadId }} search={{ view: 'people' }}>
        {name}
      </Link>
    )
  if (escalation.orderId !== null)
    return (
      <Link to="/orders/$orderId" params={{ orderId: escalation.orderId }}>
        {name}
      </Link>
    )
  return name
}

/** What may be done with the request; also shown above its conversation. */
export function EscalationActions({ escalation }: { readonly escalation: EscalationView }) {
  const t = useText()
  const feedback = useFeedback()
  const act = useEscalationAction()
  const run = (action: 'take' | 'done') => act.mutate({ id: escalation.id, action }, { onError: feedback.failed })
  if (escalation.state === 'done') return null
  return (
    <Group gap="xs">
      {escalation.assignedTo !== null && <Text size="xs">{t('escalation.assigned', { name: escalation.assignedTo.name })}</Text>}
      {escalation.state === 'open' && (
        <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => run('take')}>
          {t('escalation.take')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => run('done')}>
        {t('escalation.done')}
      </Button>
    </Group>
  )
}

export function DueClock({ dueAt }: { readonly dueAt: string }) {
  const t = useText()
  const locale = useLocale()
  const left = Date.parse(dueAt) - useNow().getTime()
  const time = formatDuration(Math.abs(left), locale)
  return (
    <StatusPill tone={left < 0 ? 'bad' : 'neutral'} icon={<IconAlarm aria-hidden />}>
      {left < 0 ? t('inbox.overdue', { time }) : t('inbox.due', { time })}
    </StatusPill>
  )
}
