import { Group, Stack, Text } from '@mantine/core'
import type { SettingsView } from '@skladno/contracts'
import { Section, StatusPill, type Tone } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'

const TONES: Record<SettingsView['channels'][number]['state'], Tone> = { on: 'good', off: 'neutral', failing: 'bad' }

/** Every way to talk with customers and how it feels. */
export function ChannelsSection({ settings }: { readonly settings: SettingsView }) {
  const t = useText()
  return (
    <Stack>
      {settings.channels.map((channel) => (
        <Section key={channel.name} title={channelName(channel.name, t)}>
          <Group gap="xs">
            <StatusPill tone={TONES[channel.state]}>{t(`settings.channel.${channel.state}`)}</StatusPill>
            <Text c="dimmed">{channel.detail}</Text>
          </Group>
        </Section>
      ))}
    </Stack>
  )
}
