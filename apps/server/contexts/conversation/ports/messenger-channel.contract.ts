import { describe, expect, test } from 'vitest'
import type { ChannelAddress, ChoiceContent, MediaRef, MessengerChannel, OutgoingContent } from './messenger-channel.ts'
import { fitToLimits } from './messenger-channel-fit.ts'

/** One message as the person sees it. */
export interface SeenMessage {
  readonly messageId: string
  readonly text: string
  readonly options: readonly { readonly id: string; readonly title: string; readonly description?: string | null }[]
  readonly document: { readonly fileName: string; readonly bytes: Uint8Array } | null
  readonly replyTo: string | null
}

/** The channel under test and the people at its other end. */
export interface ChannelWorld {
  readonly channel: MessengerChannel
  /** Somebody new who has just written to us and can be answered freely; the id of what they wrote. */
  somebody(): Promise<{ readonly address: ChannelAddress; readonly wroteId: string }>
  seenBy(address: ChannelAddress): Promise<readonly SeenMessage[]>
  /** The person sends a file; the handle under which we can fetch it. */
  sendsFile(
    address: ChannelAddress,
    file: { readonly fileName: string; readonly mimeType: string; readonly bytes: Uint8Array },
  ): Promise<MediaRef>
}

/** What every messenger channel promises. Call it once, with a way to reach a running world. */
export function describeMessengerChannel(name: string, world: () => ChannelWorld): void {
  const send = async (address: ChannelAddress, content: OutgoingContent, more: { replyTo?: string; signal?: AbortSignal } = {}) => {
    const { signal, ...rest } = more
    return world().channel.send({ to: address, reference: `eff_${Math.random()}`, content, ...rest }, signal)
  }
  const sendFitting = async (address: ChannelAddress, content: OutgoingContent) => {
    const outcomes = []
    for (const part of fitToLimits(content, world().channel.limits)) outcomes.push(await send(address, part))
    return outcomes
  }
  const choice = (count: number, title: (n: number) => string): ChoiceContent => ({
    kind: 'choice',
    text: 'Какой из них вам нужен?',
    buttonLabel: 'Выбрать',
    options: Array.from({ length: count }, (_, n) => ({ id: `pick:${n}`, title: title(n) })),
  })

  describe(`${name} keeps the promises of a messenger channel`, () => {
    test('a text arrives once and letter for letter', async () => {
      const { address } = await world().somebody()
      const text = 'Профиль 60×27 — 200 шт, «чёрные» саморезы 😀\nИтого: 12 540,50 ₽'
      const outcome = await send(address, { kind: 'text', text })
      const seen = await world().seenBy(address)
      expect(seen.map((message) => message.text)).toEqual([text])
      expect(outcome).toEqual({ kind: 'accepted', messageId: seen[0]?.messageId })
    })

    test('two messages have two ids and keep their order', async () => {
      const { address } = await world().somebody()
      await send(address, { kind: 'text', text: 'первое' })
      await send(address, { kind: 'text', text: 'второе' })
      const seen = await world().seenBy(address)
      expect(seen.map((message) => message.text)).toEqual(['первое', 'второе'])
      expect(new Set(seen.map((message) => message.messageId)).size).toBe(2)
    })

    test('an answer is shown as an answer', async () => {
      const { address, wroteId } = await world().somebody()
      await send(address, { kind: 'text', text: 'Да, есть' }, { replyTo: wroteId })
      expect((await world().seenBy(address))[0]?.replyTo).toBe(wroteId)
    })

    test('a text of any length arrives whole once it is fitted', async () => {
      const { address } = await world().somebody()
      const text = Array.from({ length: 900 }, (_, n) => `${n + 1}. Саморез 3,5×${n} — ${n} шт`).join('\n')
      const outcomes = await sendFitting(address, { kind: 'text', text })
      expect(outcomes.every((outcome) => outcome.kind === 'accepted')).toBe(true)
      const seen = await world().seenBy(address)
      expect(seen.map((message) => message.text).join('\n')).toBe(text)
    })

    test('a text that was not fitted is refused, not cut', async () => {
      const { address } = await world().somebody()
      const outcome = await send(address, { kind: 'text', text: 'б'.repeat(world().channel.limits.textChars + 1) })
      expect(outcome).toMatchObject({ kind: 'rejected', reason: 'invalid' })
      expect(await world().seenBy(address)).toEqual([])
    })

    test.each([
      ['one short option', choice(1, () => 'Да')],
      ['three short options', choice(3, (n) => `Вариант ${n}`)],
      ['three long options', choice(3, (n) => `Профиль потолочный ПП 60×27×0,${n} мм 3 м Кнауф`)],
      ['as many as a list holds', choice(10, (n) => `Перчатки нитриловые ${n}`)],
      ['more than a list holds', choice(23, (n) => `Кабель ВВГнг(А)-LS 3×${n}`)],
    ])('every option of %s can be tapped and read in full', async (_, content) => {
      const { address } = await world().somebody()
      const outcomes = await sendFitting(address, content)
      expect(outcomes.every((outcome) => outcome.kind === 'accepted')).toBe(true)
      const seen = await world().seenBy(address)
      const options = seen.flatMap((message) => message.options)
      expect(options.map((option) => option.id)).toEqual(content.options.map((option) => option.id))
      for (const [index, option] of options.entries()) {
        expect(`${option.title} ${option.description ?? ''}`).toContain(content.options[index]?.title)
      }
      expect(seen.every((message) => message.text.includes(content.text))).toBe(true)
    })

    test('a document arrives with its name and every byte', async () => {
      const { address } = await world().somebody()
      const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 7) % 256)
      const fileName = 'Счёт № 42 от 01.08.2026.pdf'
      await send(address, { kind: 'document', fileName, mimeType: 'application/pdf', bytes, caption: 'Ваш счёт' })
      const [seen] = await world().seenBy(address)
      expect(seen?.document?.fileName).toBe(fileName)
      expect(seen?.text).toBe('Ваш счёт')
      expect(Buffer.from(seen?.document?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)
    })

    test('an empty document or an empty text is refused', async () => {
      const { address } = await world().somebody()
      const empty = { kind: 'document', fileName: 'a.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(0) } as const
      expect(await send(address, empty)).toMatchObject({ kind: 'rejected', reason: 'invalid' })
      expect(await send(address, { kind: 'text', text: '  ' })).toMatchObject({ kind: 'rejected', reason: 'invalid' })
      expect(await world().seenBy(address)).toEqual([])
    })

    test('a send given up before it began certainly did not happen', async () => {
      const { address } = await world().somebody()
      const outcome = await send(address, { kind: 'text', text: 'поздно' }, { signal: AbortSignal.abort() })
      expect(outcome.kind).toBe('retry')
      expect(await world().seenBy(address)).toEqual([])
    })

    test('a file the person sent is fetched byte for byte', async () => {
      const { address } = await world().somebody()
      const bytes = Uint8Array.from({ length: 50_000 }, (_, n) => (n * 13) % 256)
      const media = await world().sendsFile(address, { fileName: 'заявка.xlsx', mimeType: 'application/vnd.ms-excel', bytes })
      const outcome = await world().channel.fetchMedia(media)
      expect(outcome.kind).toBe('fetched')
      expect(outcome.kind === 'fetched' && Buffer.from(outcome.bytes).equals(Buffer.from(bytes))).toBe(true)
    })

    test('a file that is no longer there is refused with a reason', async () => {
      const { address } = await world().somebody()
      const media = await world().sendsFile(address, { fileName: 'a.txt', mimeType: 'text/plain', bytes: Buffer.from('1') })
      expect(await world().channel.fetchMedia({ ...media, id: '100000000000001' })).toMatchObject({ kind: 'refused', reason: 'expired' })
    })
  })
}
