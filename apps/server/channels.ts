import type { Config } from './config.ts'
import { createWebChannel, createWhatsAppChannel, type MessengerChannel, WEB_CHANNEL } from './contexts/conversation/index.ts'
import type { UnitOfWork } from './db/types.ts'
import { type FileStore, openFile } from './files.ts'

/** Every messenger that is set up, by name: one line each. */
export function createChannels(
  config: Config,
  { uow, files }: { readonly uow: UnitOfWork; readonly files: FileStore },
): ReadonlyMap<string, MessengerChannel> {
  const channels = new Map<string, MessengerChannel>()
  channels.set(
    WEB_CHANNEL,
    createWebChannel((fileId) => uow.read((db) => openFile(db, files, fileId))),
  )
  if (config.whatsApp !== null) channels.set('whatsapp', createWhatsAppChannel(config.whatsApp))
  return channels
}
