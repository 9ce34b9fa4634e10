import type { SettingsView } from '@skladno/contracts'
import { type ChannelHealth, channelHealth, WEB_CHANNEL } from './contexts/conversation/index.ts'
import type { AppParts } from './parts.ts'

type Shown = SettingsView['channels'][number]

const WHATSAPP_VARIABLES = [
  'WHATSAPP_API_URL',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
]

/** Every channel with how it feels: set up or not, what came and went last, what is wrong. */
export async function channelsAsShown({ channels, config, uow }: Pick<AppParts, 'channels' | 'config' | 'uow'>): Promise<Shown[]> {
  const health = await uow.read(channelHealth)
  const base = config.publicUrl?.replace(/\/$/, '') ?? ''
  return [
    {
      name: WEB_CHANNEL,
      detail: `${base}/chat`,
      variables: [],
      webhook: null,
      ...stateOf(true, health.get(WEB_CHANNEL)),
    },
    {
      name: 'whatsapp',
      detail: config.whatsApp?.phoneNumberId ?? '',
      variables: WHATSAPP_VARIABLES,
      webhook: `${base}/webhooks/whatsapp`,
      ...stateOf(channels.has('whatsapp'), health.get('whatsapp')),
    },
  ]
}

function stateOf(
  isOn: boolean,
  health: ChannelHealth | undefined,
): Pick<Shown, 'state' | 'lastInboundAt' | 'lastSentAt' | 'lastError' | 'waiting'> {
  const { lastError = null } = health ?? {}
  return {
    state: !isOn ? 'off' : health?.isFailing === true ? 'failing' : 'on',
    lastInboundAt: health?.lastInboundAt?.toISOString() ?? null,
    lastSentAt: health?.lastSentAt?.toISOString() ?? null,
    lastError: lastError === null ? null : { at: lastError.at.toISOString(), detail: lastError.detail },
    waiting: health?.waiting ?? 0,
  }
}
