import { plain, until } from './browser.ts'

/** A person's messenger without a screen: for stories that look at the workplace only. */
export interface SimulatedPhone {
  writes(text: string): Promise<void>
  hears(what: RegExp): Promise<string>
  taps(button: RegExp): Promise<void>
  /** Everything the business has said so far. */
  said(): Promise<string[]>
}

interface Option {
  readonly id: string
  readonly title: string
}
interface Content {
  readonly text?: string
  readonly caption?: string | null
  readonly buttons?: readonly Option[]
  readonly sections?: readonly { readonly rows: readonly Option[] }[]
}
interface Entry {
  readonly id: string
  readonly author: 'person' | 'business'
  readonly content: Content
}

const optionsOf = ({ content }: Entry): readonly Option[] => content.buttons ?? content.sections?.flatMap(({ rows }) => rows) ?? []

/** The phone of `number` (digits), at the simulator of the product that runs at `address`. */
export async function simulatedPhone(address: string, number: string): Promise<SimulatedPhone> {
  const { simulatorUrl } = (await (await fetch(`${address}/api/v1/demo`)).json()) as { readonly simulatorUrl: string }
  const at = `${simulatorUrl}/_phone/${number}/messages`
  const chat = async () => ((await (await fetch(at)).json()) as { readonly messages: readonly Entry[] }).messages
  const post = async (body: object) => {
    const { ok, status } = await fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!ok) throw new Error(`The simulated phone answers ${status}`)
  }
  const said = async () =>
    (await chat()).flatMap(({ author, content }) => (author === 'business' ? [plain(content.text ?? content.caption ?? '')] : []))
  return {
    said,
    writes: (text) => post({ text }),
    hears: async (what) =>
      (await until(said, (texts) => texts.some((text) => what.test(text)), `the phone ${number} to show ${what}`)).findLast((text) =>
        what.test(text),
      ) ?? '',
    taps: async (button) => {
      const entries = await until(chat, (all) => all.some((entry) => optionsOf(entry).some(({ title }) => button.test(title))), `${button}`)
      const entry = entries.findLast((each) => optionsOf(each).some(({ title }) => button.test(title)))
      const option = entry === undefined ? undefined : optionsOf(entry).find(({ title }) => button.test(title))
      await post({ tap: { messageId: entry?.id, optionId: option?.id } })
    },
  }
}
