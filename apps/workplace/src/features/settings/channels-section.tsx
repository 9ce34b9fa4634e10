import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { SettingsView } from '@skladno/contracts'
import { Age, Fact, Facts, Section, StatusPill, type Tone } from '@skladno/ui'
import { IconCopy } from '@tabler/icons-react'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'

type Channel = SettingsView['channels'][number]
const TONES: Record<Channel['state'], Tone> = { on: 'good', off: 'neutral', failing: 'bad' }

/** Every way to talk with customers: whether it works, what came and went last, what to do. */
export function ChannelsSection({ settings }: { readonly settings: SettingsView }) {
  const t = useText()
  return (
    <Stack>
      {settings.channels.map((channel) => (
        <Section
          key={channel.name}
          title={channelName(channel.name, t)}
          aside={<StatusPill tone={TONES[channel.state]}>{t(`settings.channel.${channel.state}`)}</StatusPill>}
        >
          <Stack gap="sm">
            <Advice channel={channel} />
            {channel.state !== 'off' && <Health channel={channel} />}
          </Stack>
        </Section>
      ))}
    </Stack>
  )
}

function Advice({ channel }: { readonly channel: Channel }) {
  const t = useText()
  if (channel.name === 'web') {
    const address = channel.detail.startsWith('/') ? `${window.location.origin}${channel.detail}` : channel.detail
    return (
      <>
        <Text c="dimmed">{t('settings.channel.web.hint')}</Text>
        <Group gap="xs">
          <Code>{address}</Code>
          <Copy value={address} />
        </Group>
      </>
    )
  }
  if (channel.state === 'off')
    return (
      <>
        <Text>{t('settings.channel.off.hint')}</Text>
        <Code block tabIndex={0}>
          {channel.variables.map((name) => `${name}=…`).join('\n')}
        </Code>
      </>
    )
  return (
    <>
      {channel.state === 'failing' && <Text role="alert">{t('settings.channel.failing.hint')}</Text>}
      <Facts>
        <Fact label={t('settings.channel.number')}>{channel.detail}</Fact>
        {channel.webhook !== null && <Fact label={t('settings.channel.webhook')}>{channel.webhook}</Fact>}
      </Facts>
    </>
  )
}

function Copy({ value }: { readonly value: string }) {
  const t = useText()
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
          {t(copied ? 'invite.copied' : 'invite.copy-link')}
        </Button>
      )}
    </CopyButton>
  )
}

function Health({ channel }: { readonly channel: Channel }) {
  const t = useText()
  const { lastInboundAt, lastSentAt, lastError, waiting } = channel
  return (
    <Facts>
      <Fact label={t('settings.channel.in')}>{lastInboundAt === null ? t('settings.channel.never') : <Age at={lastInboundAt} />}</Fact>
      <Fact label={t('settings.channel.out')}>{lastSentAt === null ? t('settings.channel.never') : <Age at={lastSentAt} />}</Fact>
      {waiting > 0 && <Fact label={t('settings.channel.waiting')}>{waiting}</Fact>}
      {lastError !== null && (
        <Fact label={t('settings.channel.error')}>
          {lastError.detail} <Age at={lastError.at} />
        </Fact>
      )}
    </Facts>
  )
}
