import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core'
import type { MailHealth } from '@skladno/contracts'
import { Age, Fact, Facts, PanelSkeleton, Section, StatusPill, type Tone } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { mailQuery, useTestMail } from '../../api/alerts.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { Loaded } from '../../screen/loaded.tsx'

const TONES: Record<MailHealth['state'], Tone> = { on: 'good', off: 'neutral', failing: 'bad' }

/** Letters to staff: on or off, how they go, a letter to try. */
export function MailSection() {
  const mail = useQuery(mailQuery)
  return (
    <Loaded query={mail} skeleton={<PanelSkeleton />}>
      {(view) => <Mail mail={view} />}
    </Loaded>
  )
}

function Mail({ mail }: { readonly mail: MailHealth }) {
  const t = useText()
  return (
    <Section
      title={t('settings.section.mail')}
      aside={<StatusPill tone={TONES[mail.state]}>{t(`settings.channel.${mail.state}`)}</StatusPill>}
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('settings.mail.hint')}</Text>
        {mail.state === 'off' ? (
          <>
            <Text>{t('settings.mail.off')}</Text>
            <Code block tabIndex={0}>
              {'SMTP_URL=smtp://login:password@mail.company.ru:587\nMAIL_FROM=Складно <hub@company.ru>'}
            </Code>
          </>
        ) : (
          <Working mail={mail} />
        )}
        <Group>
          <Button component={Link} to="/my-alerts" variant="default">
            {t('alerts.title')}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

function Working({ mail }: { readonly mail: MailHealth }) {
  const t = useText()
  const test = useTestMail()
  return (
    <>
      {!mail.hasPublicUrl && <Alert color="yellow">{t('settings.mail.no-public-url')}</Alert>}
      <Facts>
        <Fact label={t('settings.mail.server')}>{mail.server}</Fact>
        <Fact label={t('settings.mail.from')}>{mail.from}</Fact>
        <Fact label={t('settings.channel.out')}>
          {mail.lastSentAt === null ? t('settings.channel.never') : <Age at={mail.lastSentAt} />}
        </Fact>
        {mail.waiting > 0 && <Fact label={t('settings.channel.waiting')}>{mail.waiting}</Fact>}
        {mail.lastError !== null && (
          <Fact label={t('settings.channel.error')}>
            {mail.lastError.detail} <Age at={mail.lastError.at} />
          </Fact>
        )}
      </Facts>
      <Group>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('settings.mail.test')}
        </Button>
      </Group>
      {test.data !== undefined && (
        <Alert color={test.data.kind === 'sent' ? 'green' : 'red'} role="status">
          {test.data.kind === 'sent'
            ? t('settings.mail.test.sent', { to: test.data.to })
            : t('settings.mail.test.failed', { detail: test.data.detail ?? '' })}
        </Alert>
      )}
      {test.error !== null && (
        <Alert color="red" role="alert">
          {failureText(test.error, t)}
        </Alert>
      )}
    </>
  )
}
