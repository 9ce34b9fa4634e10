import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Frame, type FrameLocator, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'

const SCREENSHOTS = join(import.meta.dirname, 'screenshots')
const WAIT_MS = 20_000

/** A desktop and a phone: every story is told on both. */
export const WIDTHS = [1440, 390] as const
export const sizeOf = (width: number) => ({ width, height: width >= 1000 ? 900 : 844 })

export interface VisitOptions {
  readonly width: number
  readonly isDark?: boolean
}

/** One person at one screen: a browser of their own, so a session of their own. */
export interface Visitor {
  readonly page: Page
  /** The next answers of the server with this status at this address are what the story wants; any other refusal fails it. */
  expects(status: number, path: string | RegExp): void
  picture(name: string): Promise<void>
}

export interface Visits {
  visit(path: string, options: VisitOptions): Promise<Visitor>
  readonly address: string
}

interface Watched {
  readonly context: BrowserContext
  readonly failures: string[]
}

/** Browsers for the stories of a file. After every test: no error in any console, no failed request. */
export function useBrowser(): Visits {
  const address = inject('address')
  const open: Watched[] = []
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await Promise.all(open.flatMap(({ context }, i) => context.pages().map((page) => takePicture(page, `failed-${i}`))))
    const failures = open.flatMap((each) => each.failures.splice(0))
    expect(failures, 'console errors and failed requests').toEqual([])
  })
  afterAll(async () => {
    await Promise.all(open.map(({ context }) => context.close()))
    await browser.close()
  })
  return {
    address,
    visit: async (path, { width, isDark = false }) => {
      const context = await browser.newContext({
        baseURL: address,
        viewport: sizeOf(width),
        locale: 'ru-RU',
        timezoneId: 'Asia/Almaty',
        colorScheme: isDark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        hasTouch: width < 1000,
        acceptDownloads: true,
      })
      context.setDefaultTimeout(WAIT_MS)
      const expected: Expected[] = [{ status: 401, path: /\/api\/v1\/(session|chat)$/ }]
      const failures = watch(context, expected)
      open.push({ context, failures })
      const page = await context.newPage()
      await page.goto(path)
      return {
        page,
        expects: (status, at) => void expected.push({ status, path: at }),
        picture: (name) => takePicture(page, `${name}-${width}${isDark ? '-dark' : ''}`),
      }
    },
  }
}

interface Expected {
  readonly status: number
  readonly path: string | RegExp
}

function watch(context: BrowserContext, expected: readonly Expected[]): string[] {
  const failures: string[] = []
  const isExpected = (url: string, status: number | null) =>
    expected.some(({ status: wanted, path }) => {
      const { pathname } = new URL(url)
      return (status === null || status === wanted) && (typeof path === 'string' ? pathname.startsWith(path) : path.test(pathname))
    })
  context.on('console', (message) => {
    const { url } = message.location()
    if (message.type() !== 'error' || (/Failed to load resource/.test(message.text()) && url !== '' && isExpected(url, null))) return
    failures.push(`console: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) => failures.push(`page: ${error.error().message}`))
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') failures.push(`request: ${request.url()} ${reason}`)
  })
  context.on('response', (response) => {
    if (response.status() < 400 || isExpected(response.url(), response.status())) return
    failures.push(`response: ${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return failures
}

/** What is seen, once fonts and pictures are there. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' })
}

/** Dialogs and menus that open or close are half seen through: what is judged is what stays. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    const ended = Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_000))])
  })
}

/** No serious or critical fault for a person who cannot see, hear or point as most do. */
export async function expectAccessible(page: Page): Promise<void> {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`)
  expect(grave, `axe on ${page.url()}`).toEqual([])
}

/** Nothing sticks out to the right: a phone would have to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: window.innerWidth }))
  expect(wide, `width of ${page.url()}`).toBeLessThanOrEqual(room)
}

export interface DemoLogin {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Signs in at the form, as a person does, and waits until the workplace is there. */
export async function signIn({ page }: Visitor, { email, password }: DemoLogin): Promise<void> {
  await page.getByLabel('Почта').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('button', { name: 'Меню пользователя' }).waitFor()
}

/** Texts as a reader sees them: every space is a space. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ')

/** Waits until the condition holds; fails with what was there instead. */
export async function until<T>(look: () => Promise<T>, isThere: (seen: T) => boolean, what: string): Promise<T> {
  const deadline = performance.now() + WAIT_MS
  let seen = await look()
  while (!isThere(seen)) {
    if (performance.now() > deadline) throw new Error(`Waited for ${what}; there is ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    seen = await look()
  }
  return seen
}

export type Somewhere = Page | Frame | FrameLocator | Locator
