import { eventually, type TestApp } from './test-app.ts'

/** The customer's phone in a story: what it shows, and what the person does. */
export interface PhoneInHand {
  /** Everything the business has said, in order; files as «[файл] name caption». */
  shown(): string[]
  /** Waits until the phone shows it. */
  heard(what: string | RegExp): Promise<string>
  write(text: string): void
  /** Taps the newest button with this title. */
  tap(title: string): Promise<void>
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

export function phoneOf({ simulator }: Pick<TestApp, 'simulator'>, waId: string, withinMs = 15_000): PhoneInHand {
  const shown = (): string[] =>
    simulator.chat(waId).flatMap((entry) => {
      if (entry.author !== 'business') return []
      if (entry.content.kind === 'file') return [plain(`[файл] ${entry.content.fileName ?? ''} ${entry.content.caption ?? ''}`)]
      return 'text' in entry.content ? [plain(entry.content.text ?? '')] : []
    })
  return {
    shown,
    heard: (what) =>
      eventually(
        () => shown().find((text) => (typeof what === 'string' ? text.includes(what) : what.test(text))),
        () => `the phone shows ${String(what)}; it has ${JSON.stringify(shown(), null, 1)}`,
        withinMs,
      ),
    write: (text) => void simulator.write(waId, { text }),
    tap: async (title) => {
      const { id, optionId } = await eventually(
        () => {
          const entry = simulator
            .chat(waId)
            .findLast(({ content }) => content.kind === 'buttons' && content.buttons.some((button) => button.title.includes(title)))
          const button =
            entry?.content.kind === 'buttons' ? entry.content.buttons.find((candidate) => candidate.title.includes(title)) : undefined
          return entry === undefined || button === undefined ? null : { id: entry.id, optionId: button.id }
        },
        () => `a button ${title}`,
        withinMs,
      )
      simulator.write(waId, { tap: { messageId: id, optionId } })
    },
  }
}
