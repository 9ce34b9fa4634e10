import type { Locator, Page } from 'playwright-core'
import { plain, until } from './browser.ts'

/** The customer's phone on the demo page. */
export interface DemoPhone {
  readonly wall: Locator
  /** Waits until the phone shows it, and gives the whole message as a reader sees it. */
  hears(what: RegExp): Promise<string>
  writes(text: string): Promise<void>
  taps(button: string | RegExp): Promise<void>
}

export function demoPhone(page: Page): DemoPhone {
  const wall = page.getByRole('region', { name: 'Переписка' })
  const shown = () => wall.locator('.sk-message[data-side=theirs] .sk-bubble-body').allInnerTexts()
  /** What was said before this story wrote is another story's. */
  let saidBefore: number | null = null
  return {
    wall,
    hears: async (what) => {
      const texts = await until(
        async () => (await shown()).slice(saidBefore ?? 0).map(plain),
        (seen) => seen.some((text) => what.test(text)),
        `the phone to show ${what}`,
      )
      return texts.findLast((text) => what.test(text)) ?? ''
    },
    writes: async (text) => {
      saidBefore ??= (await shown()).length
      await page.getByRole('textbox', { name: 'Сообщение', exact: true }).fill(text)
      await page.getByRole('button', { name: 'Отправить', exact: true }).click()
    },
    taps: (button) => wall.getByRole('button', { name: button }).last().click(),
  }
}

/** Chooses whose phone it is. */
export async function becomeCustomer(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Кто пишет' }).click()
  await page.getByRole('option', { name }).click()
  await page.getByText(`пишет ${name}`).waitFor()
}
