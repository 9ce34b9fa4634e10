import { ActionIcon, Anchor, Button, Group, SegmentedControl, Stack, Text, Title, Tooltip } from '@mantine/core'
import type { ThreadView } from '@skladno/contracts'
import { formatPhone, PaneStrip, StatusPill } from '@skladno/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useThreadAction } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { THREAD_STATES } from './thread-state.ts'

const route = getRouteApi('/shell/inbox/{-$threadId}')

/** Who is on the line, who leads the dialogue, and the one button that changes it. */
export function ConversationHead({ view }: { readonly view: ThreadView }) {
  const t = useText()
  const { thread } = view
  const { tone, icon: Icon } = THREAD_STATES[thread.state]
  return (
    <PaneStrip edge="top">
      <Stack gap={6}>
        <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
          <BackToList />
          <Stack gap={0} flex={1} miw={0}>
            <Title order={2} lineClamp={1}>
              {thread.partner === null ? (
                thread.name
              ) : (
                <Anchor component={Link} inherit c="inherit" to={`/customers/${thread.partner.id}`} title={t('thread.card')}>
                  {thread.partner.name}
                </Anchor>
              )}
            </Title>
            <Text size="xs" c="dimmed" truncate>
              {[
                thread.partner === null ? null : thread.name,
                thread.phone === null ? null : formatPhone(thread.phone),
                channelName(thread.channel, t),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </Text>
          </Stack>
          <LeadButton view={view} />
        </Group>
        <Group gap={6}>
          <StatusPill tone={tone} icon={<Icon aria-hidden />}>
            {thread.takenBy === null ? t(`thread.state.${thread.state}`) : t('thread.taken-by', { name: thread.takenBy.name })}
          </StatusPill>
          {view.autonomy !== null && (
            <Tooltip label={t(`autonomy.${view.autonomy}.hint`)}>
              <span>
                <StatusPill tone="neutral">{t(`autonomy.${view.autonomy}`)}</StatusPill>
              </span>
            </Tooltip>
          )}
          {view.partners.length > 1 && (
            <Text size="xs" c="dimmed">
              {t('thread.partners', { names: view.partners.map(({ name }) => name).join(', ') })}
            </Text>
          )}
        </Group>
        <StepSwitch />
      </Stack>
    </PaneStrip>
  )
}

function LeadButton({ view }: { readonly view: ThreadView }) {
  const t = useText()
  const feedback = useFeedback()
  const act = useThreadAction(view.thread.id)
  const isTaken = view.thread.state === 'taken'
  return (
    <Button
      variant={isTaken ? 'default' : 'filled'}
      loading={act.isPending}
      onClick={() => act.mutate({ path: isTaken ? '/give-back' : '/take' }, { onError: feedback.failed })}
    >
      {isTaken ? t('thread.give-back') : t('thread.take')}
    </Button>
  )
}

export function BackToList() {
  const t = useText()
  const navigate = route.useNavigate()
  return (
    <ActionIcon
      hiddenFrom="lg"
      size={44}
      aria-label={t('inbox.step.list')}
      onClick={() => void navigate({ params: { threadId: undefined }, search: ({ q, view }) => ({ q, view }) })}
    >
      <IconArrowLeft size={22} />
    </ActionIcon>
  )
}

/** The second and third step of a phone; a desktop shows both at once. */
export function StepSwitch() {
  const t = useText()
  const { step } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <SegmentedControl
      hiddenFrom="sm"
      fullWidth
      aria-label={t('app.navigation')}
      value={step ?? 'talk'}
      onChange={(next) => void navigate({ search: (old) => ({ ...old, step: next === 'order' ? 'order' : undefined }), replace: true })}
      data={[
        { value: 'talk', label: t('inbox.step.talk') },
        { value: 'order', label: t('inbox.step.order') },
      ]}
    />
  )
}
