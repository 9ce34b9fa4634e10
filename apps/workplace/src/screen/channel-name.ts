import type { MessageKey, Translate } from '../i18n/i18n.tsx'

const KEYS: Readonly<Record<string, Extract<MessageKey, `channel.${string}`>>> = {
  whatsapp: 'channel.whatsapp',
  telegram: 'channel.telegram',
  max: 'channel.max',
  web: 'channel.web',
  email: 'channel.email',
  staff: 'channel.staff',
  api: 'channel.api',
  portal: 'channel.portal',
  marketplace: 'channel.marketplace',
  erp: 'channel.erp',
}

/** What people call the door an order or a message came through; a new one is shown by its code. */
export function channelName(channel: string, t: Translate): string {
  const key = KEYS[channel]
  return key === undefined ? channel : t(key)
}
