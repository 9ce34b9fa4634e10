import { Button, Stack, Text } from '@mantine/core'
import type { DebtReminder } from '@skladno/contracts'
import { Age, MessageText, PanelSkeleton, Section } from '@skladno/ui'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { reminderQuery, useRemindOfDebt } from '../../api/receivables.ts'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** The words the customer would get, to whom they go, and the one press that sends them. */
export function DebtReminderBox({ partnerId }: { readonly partnerId: string }): ReactNode {
  const t = useText()
  const reminder = useQuery(reminderQuery(partnerId))
  return (
    <Section title={t('receivables.remind')}>
      <Loaded query={reminder} skeleton={<PanelSkeleton />}>
        {(view) => <Reminder partnerId={partnerId} view={view} />}
      </Loaded>
    </Section>
  )
}

function Reminder({ partnerId, view }: { readonly partnerId: string; readonly view: DebtReminder }) {
  const t = useText()
  const feedback = useFeedback()
  const remind = useRemindOfDebt(partnerId)
  const send = () => remind.mutate(undefined, { onError: feedback.failed, onSuccess: () => feedback.done(t('receivables.remind.sent')) })
  return (
    <Stack gap="sm">
      {view.text !== null && <MessageText text={view.text} />}
      {view.to !== null && view.text !== null && (
        <Text size="xs" c="dimmed">
          {t('receivables.remind.to', { name: view.to.name, channel: channelName(view.to.channel, t) })}
        </Text>
      )}
      {view.obstacle !== null && <Text c="dimmed">{t(`receivables.remind.${view.obstacle}`)}</Text>}
      {view.lastAt !== null && (
        <Text size="xs" c="dimmed">
          {t('receivables.remind.last')} <Age at={view.lastAt} />
        </Text>
      )}
      {view.obstacle === null && (
        <Button leftSection={<IconSend size={16} aria-hidden />} loading={remind.isPending} onClick={send}>
          {t('receivables.remind.send')}
        </Button>
      )}
    </Stack>
  )
}
