import type { AddressInfo } from 'node:net'
import { type CrashPoint, createUnitOfWork, type JobRequest, RetryLater } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEmployee, given } from '../../db/test-rows.ts'
import type { DB, UnitOfWork } from '../../db/types.ts'
import { choosePassword, inviteEmployee, requestPasswordReset } from '../parties/index.ts'
import { createSmtpMailer } from './adapters/smtp-mailer.ts'
import { notificationJobs } from './entry/jobs.ts'
import { notificationSubscriptions } from './subscriptions.ts'
import { writeStaffNotice } from './use-cases/write-staff-notice.ts'

interface Received {
  readonly to: string
  readonly text: string
}

const received: Received[] = []
let answer: Error | null = null
const postOffice = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(answer),
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: decoded(Buffer.concat(chunks).toString()) })
      done()
    })
  },
})

/** Head and body of a letter as people read it: base64 or quoted-printable in UTF-8. */
function decoded(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  const words = head
    .replaceAll(/\r\n[ \t]/g, ' ')
    .replaceAll(/=\?UTF-8\?B\?([^?]+)\?=\s*/gi, (_, code: string) => Buffer.from(code, 'base64').toString())
    .replaceAll(/=\?UTF-8\?Q\?([^?]+)\?=\s*/gi, (_, code: string) => quoted(code.replaceAll('_', ' ')))
  return `${words}\n\n${/base64/i.test(head) ? Buffer.from(text, 'base64').toString() : quoted(text)}`
}
const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

const asked: JobRequest[] = []
const database = withDatabase<DB>({
  subscriptions: (event) => {
    const jobs = notificationSubscriptions[event.type]?.(event) ?? []
    asked.push(...jobs)
    return jobs
  },
})
let url = ''
let manager = ''
let keeper = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => postOffice.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(postOffice.server.address() as AddressInfo).port}`
  await given(database.uow, async (tx) => {
    manager = await anEmployee(tx, { email: 'marina@example.com', roles: ['sales'], password_hash: 'x' })
    keeper = await anEmployee(tx, { email: 'keeper@example.com', roles: ['warehouse'], password_hash: 'x' })
    await anEmployee(tx, { email: 'owner@example.com', roles: ['owner'], password_hash: 'x' })
  })
})
afterAll(() => new Promise<void>((resolve) => postOffice.close(() => resolve())))
beforeEach(() => {
  received.length = 0
  asked.length = 0
  answer = null
})

const jobsOf = (uow: UnitOfWork = database.uow, mailer = createSmtpMailer(url, 'Складно <hub@stroyopt.example>')) =>
  notificationJobs({ uow, channels: new Map(), mailer, publicUrl: 'https://opt.example', alertDelayMs: 0 })

/** Works off what was asked for, as a worker would; the effect's id comes with the payload. */
async function work(jobs = jobsOf()): Promise<void> {
  while (asked.length > 0)
    for (const job of asked.splice(0)) {
      const effect = job.effect === undefined ? null : await effectOf(job.effect.key)
      const payload = effect === null ? job.payload : { ...job.payload, effectId: effect.id }
      await jobs[job.task]?.(payload, { id: '1', attempt: 1, signal: new AbortController().signal })
    }
}
const effectOf = (key: string) =>
  database.uow.read((db) => db.selectFrom('effect').select(['id', 'state', 'detail']).where('key', '=', key).executeTakeFirstOrThrow())
const tell = (key: string, more: object = {}) =>
  database.uow.run((tx) =>
    writeStaffNotice(tx, {
      kind: 'escalated',
      to: 'manager',
      managerId: manager,
      facts: { reason: 'complaint', isStranger: true },
      key,
      ...more,
    }),
  )

describe('a letter about a notice', () => {
  it('reaches the person once, in their words, with a link', async () => {
    await tell('a-1')
    const jobs = [...asked]
    await work()
    expect(received.map(({ to }) => to)).toEqual(['marina@example.com'])
    expect(received[0]?.text).toMatch(/From: .*hub@stroyopt\.example/)
    expect(received[0]?.text).toContain('Нужен человек')
    expect(received[0]?.text).toContain('https://opt.example/workplace')
    asked.push(...jobs)
    await work()
    expect(received).toHaveLength(1)
  })

  it('goes to everybody of a role, else to the owners; a deactivated or uninvited person gets none', async () => {
    await tell('b-1', { to: 'warehouse', managerId: null, kind: 'order-rejected' })
    await tell('b-2', { to: 'accountant', managerId: null, kind: 'document-failed' })
    await work()
    expect(received.map(({ to }) => to).sort()).toEqual(['keeper@example.com', 'owner@example.com'])
  })

  it('does not go when the bell was read first, when it is not wanted, or when mail is off', async () => {
    await tell('c-1')
    await database.pool.query('update staff_notice set read_at = now() where key = $1', ['c-1'])
    await work()
    await database.pool.query("insert into alert_preference (employee_id, alerts, updated_at) values ($1, '{money}', now())", [manager])
    await tell('c-2')
    await work()
    await database.pool.query('delete from alert_preference')
    await tell('c-3')
    await work(notificationJobs({ uow: database.uow, channels: new Map(), mailer: null, publicUrl: null }))
    expect(received).toEqual([])
  })

  it('waits for the end of quiet hours', async () => {
    await database.pool.query("insert into alert_preference values ($1, '{work}', 0, 1439, now())", [manager])
    await tell('d-1')
    await jobsOf()['plan-alerts']?.(asked.splice(0)[0]?.payload ?? {}, { id: '1', attempt: 1, signal: new AbortController().signal })
    await database.pool.query('delete from alert_preference')
    const [job] = asked.splice(0)
    expect((job?.runAt?.getTime() ?? 0) - database.clock.now().getTime()).toBeGreaterThanOrEqual(0)
    expect(job?.runAt?.toISOString().slice(11, 16)).toBe('20:59')
  })

  it('is tried again while the server says «later», and given up when it says «never»', async () => {
    answer = Object.assign(new Error('try later'), { responseCode: 451 })
    await tell('e-1')
    await expect(work()).rejects.toThrow(RetryLater)
    asked.length = 0
    answer = Object.assign(new Error('no such mailbox'), { responseCode: 550 })
    await tell('e-2')
    await work()
    const { rows } = await database.pool.query(
      "select state, detail from effect where kind = 'send-alert' and state <> 'done' order by created_at desc, id desc limit 2",
    )
    expect(rows.map(({ state }) => state).sort()).toEqual(['failed', 'pending'])
    expect(rows.find(({ state }) => state === 'failed')?.detail).toContain('no such mailbox')
  })

  it('a crash between sending and writing it down sends nothing twice and is said to be uncertain', async () => {
    const crashPoint: CrashPoint = (name) => {
      if (name === 'effect:send-alert:called') throw new Error('killed')
    }
    const dying = createUnitOfWork<DB>({ pool: database.pool, clock: database.clock, subscriptions: () => [], crashPoint })
    await tell('f-1')
    await jobsOf()['plan-alerts']?.(asked.splice(0)[0]?.payload ?? {}, { id: '1', attempt: 1, signal: new AbortController().signal })
    const jobs = asked.splice(0)
    asked.push(...jobs)
    await expect(work(jobsOf(dying))).rejects.toThrow('killed')
    asked.push(...jobs)
    await work()
    expect(received).toHaveLength(1)
    expect((await effectOf(jobs[0]?.effect?.key ?? '')).state).toBe('unknown')
  })
})

describe('a letter that lets a person in', () => {
  const tokenIn = (text: string | undefined): string => text?.match(/#token=([\w-]{43})/)?.[1] ?? ''

  it('invites a new employee, whose link on the screen works as well', async () => {
    const by = { kind: 'employee', employeeId: keeper, name: '', roles: ['owner'] } as const
    const invited = await database.uow.run((tx) => inviteEmployee(tx, { email: 'new@example.com', name: 'Новый', roles: ['sales'], by }))
    if (!invited.ok) throw new Error(invited.error.code)
    await work()
    const [letter] = received
    expect(letter).toMatchObject({ to: 'new@example.com', text: expect.stringContaining('https://opt.example/workplace/welcome#token=') })
    const { rows } = await database.pool.query('select payload::text || coalesce(result::text, $1) as all from effect', [''])
    expect(JSON.stringify(rows)).not.toContain(tokenIn(letter?.text))
    const choose = (token: string) => choosePassword(database.uow, { token, password: 'correct horse', address: '203.0.113.9' })
    expect((await choose(tokenIn(letter?.text))).ok).toBe(true)
    expect((await choose(invited.value.token)).ok).toBe(false)
  })

  it('resets a password on request, and says nothing to a stranger', async () => {
    for (const email of ['marina@example.com', 'stranger@example.com'])
      await database.uow.run((tx) => requestPasswordReset(tx, { email, address: '203.0.113.8' }))
    await work()
    expect(received.map(({ to }) => to)).toEqual(['marina@example.com'])
    expect(tokenIn(received[0]?.text)).toHaveLength(43)
  })
})
