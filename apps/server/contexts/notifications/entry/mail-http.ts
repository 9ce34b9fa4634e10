import { mailHealthSchema, mailTestSchema, myAlertsSchema, updateMyAlertsSchema } from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import type { AppDeps } from '../../../deps.ts'
import { companySettings, type EmployeeActor } from '../../parties/index.ts'
import { noticeTexts as say } from '../messages/index.ts'
import type { Mailer } from '../ports/mailer.ts'
import { letterFigures } from '../queries/mail-health.ts'
import { alertsOf, chooseAlerts } from '../use-cases/choose-alerts.ts'

export type MailDeps = Pick<AppDeps, 'uow' | 'authentication' | 'config' | 'clock'> & { readonly mailer: Mailer | null }

/** Letters to staff: what each wants (`/api/v1/my-alerts`) and whether they go at all (`/api/v1/mail`). */
export function mailRoutes(deps: MailDeps) {
  const { uow, authentication, mailer, config } = deps
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/my-alerts', { schema: { response: { 200: myAlertsSchema } } }, async (request) =>
      myAlerts(deps, answer(await authentication.requireEmployee(request))),
    )
    server.put('/api/v1/my-alerts', { schema: { body: updateMyAlertsSchema, response: { 200: myAlertsSchema } } }, async (request) => {
      const actor = answer(await authentication.requireEmployee(request))
      await uow.run((tx) => chooseAlerts(tx, actor, request.body))
      return myAlerts(deps, actor)
    })
    server.get('/api/v1/mail', { schema: { response: { 200: mailHealthSchema } } }, async (request) => {
      answer(await authentication.requireEmployee(request, 'settings'))
      const figures = await uow.read(letterFigures)
      return {
        state: mailer === null ? ('off' as const) : figures.isFailing ? ('failing' as const) : ('on' as const),
        server: mailer?.about.server ?? null,
        from: mailer?.about.from ?? null,
        hasPublicUrl: config.publicUrl !== null,
        lastSentAt: figures.lastSentAt?.toISOString() ?? null,
        lastError: figures.lastError === null ? null : { at: figures.lastError.at.toISOString(), detail: figures.lastError.detail },
        waiting: figures.waiting,
      }
    })
    server.post(
      '/api/v1/mail/test',
      { schema: { response: { 200: mailTestSchema } }, config: { rateLimit: { max: 5, timeWindow: '1 minute' } } },
      async (request) => {
        const actor = answer(await authentication.requireEmployee(request, 'settings'))
        if (mailer === null) return answer(fail('notifications.mail-off'))
        return tryMail(deps, mailer, { actor, locale: localeOf(request.headers['accept-language']) })
      },
    )
  }
}

/** One letter to who asks, at once and outside of any transaction: its answer is what the person wants to see. */
async function tryMail(
  { uow, clock }: MailDeps,
  mailer: Mailer,
  { actor, locale }: { readonly actor: EmployeeActor; readonly locale: 'ru' | 'en' },
) {
  const { email } = await uow.read((db) =>
    db.selectFrom('employee').select('email').where('id', '=', actor.employeeId).executeTakeFirstOrThrow(),
  )
  const reference = `test-${actor.employeeId}-${clock.now().getTime()}`
  const posted = await mailer.post({ to: email, subject: say(locale, 'letter.test.subject'), text: say(locale, 'letter.test'), reference })
  return { kind: posted.kind, to: email, detail: posted.kind === 'sent' ? null : posted.detail }
}

async function myAlerts({ uow, mailer }: MailDeps, actor: EmployeeActor) {
  return uow.read(async (db) => {
    const [chosen, person, company] = [
      await alertsOf(db, actor),
      await db.selectFrom('employee').select('email').where('id', '=', actor.employeeId).executeTakeFirstOrThrow(),
      await companySettings(db),
    ]
    return { alerts: [...chosen.alerts], quiet: chosen.quiet, isMailOn: mailer !== null, email: person.email, timeZone: company.timeZone }
  })
}
