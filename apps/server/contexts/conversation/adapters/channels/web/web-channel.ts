import { type MessengerChannel, WEB_CHANNEL } from '../../../ports/messenger-channel.ts'

/**
 * The web chat: a message is delivered by being there, the page reads it from the thread and is told by a live hint. So sending cannot fail,
 * and there is nothing outside to repeat.
 */
export function createWebChannel(
  readUpload: (fileId: string) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string } | null>,
): MessengerChannel {
  return {
    name: WEB_CHANNEL,
    limits: {
      textChars: 10_000,
      choiceTextChars: 10_000,
      footerChars: 200,
      buttons: 10,
      buttonTitleChars: 60,
      listRows: 20,
      rowTitleChars: 120,
      rowDescriptionChars: 200,
      captionChars: 2_000,
      documentBytes: 50_000_000,
      freeFormWindowMs: null,
    },
    send: (message) => Promise.resolve({ kind: 'accepted', messageId: `web:${message.reference}` }),
    fetchMedia: async (media) => {
      const upload = await readUpload(media.id)
      return upload === null ? { kind: 'refused', reason: 'expired', detail: `No upload ${media.id}` } : { kind: 'fetched', ...upload }
    },
  }
}
