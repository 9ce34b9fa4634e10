import {
  aliasListQuerySchema,
  aliasListSchema,
  askReplaySchema,
  confusionListSchema,
  confusionQuerySchema,
  curveQuerySchema,
  giveAliasSchema,
  giveUnitSchema,
  idSchema,
  recognitionRulesSchema,
  replayCurveSchema,
  replayListSchema,
  replaySchema,
  setPilotSchema,
  setThresholdSchema,
  unitPreferenceListSchema,
  unitPreferenceQuerySchema,
} from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { actorLabel, type EmployeeActor, may, type Permission } from '../../parties/index.ts'
import { thresholdOfCosts } from '../domain/thresholds.ts'
import { listAliases, listUnitPreferences } from '../queries/list-aliases.ts'
import { listConfusions } from '../queries/list-confusions.ts'
import { recognitionRules } from '../queries/recognition-rules.ts'
import { listReplays, replayCurve, replayView } from '../queries/replay-views.ts'
import { giveAlias, giveUnit, revokeUnit, setAliasLive } from '../use-cases/keep-alias.ts'
import { askReplay, cancelReplay } from '../use-cases/replays.ts'
import { setPilot, setThreshold } from '../use-cases/set-rules.ts'

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'clock'> & { readonly catalogIndex: CatalogIndex }

const params = z.object({ id: idSchema })
const done = z.object({ ok: z.literal(true) })
const DONE = { ok: true } as const

/** Whoever edits orders sees and mends what was learned; thresholds and the pilot are set by who sets the company up. */
export function recognitionRoutes(deps: Deps) {
  return async (server: TypedServer): Promise<void> => {
    aliasRoutes(server, deps)
    unitRoutes(server, deps)
    ruleRoutes(server, deps)
    replayRoutes(server, deps)
    server.get(
      '/api/v1/recognition/confusions',
      { schema: { querystring: confusionQuerySchema, response: { 200: confusionListSchema } } },
      async (request) => {
        await employee(deps, request)
        return deps.uow.read((db) => listConfusions(db, { ...request.query, now: deps.clock.now() }))
      },
    )
  }
}

const employee = async (deps: Deps, request: FastifyRequest, permission: Permission = 'orders.edit'): Promise<EmployeeActor> =>
  answer(await deps.authentication.requireEmployee(request, permission))

function aliasRoutes(server: TypedServer, deps: Deps): void {
  server.get(
    '/api/v1/recognition/aliases',
    { schema: { querystring: aliasListQuerySchema, response: { 200: aliasListSchema } } },
    async (request) => {
      await employee(deps, request)
      return deps.uow.read((db) => listAliases(db, request.query))
    },
  )
  server.post('/api/v1/recognition/aliases', { schema: { body: giveAliasSchema, response: { 200: done } } }, async (request) => {
    const by = actorLabel(await employee(deps, request))
    answer(await deps.uow.run((tx) => giveAlias(tx, deps.catalogIndex, { ...request.body, by })))
    return DONE
  })
  server.post('/api/v1/recognition/aliases/:id/revoke', { schema: { params, response: { 200: done } } }, async (request) => {
    const by = actorLabel(await employee(deps, request))
    answer(await deps.uow.run((tx) => setAliasLive(tx, { aliasId: request.params.id, isLive: false, by })))
    return DONE
  })
  server.post('/api/v1/recognition/aliases/:id/restore', { schema: { params, response: { 200: done } } }, async (request) => {
    const by = actorLabel(await employee(deps, request))
    answer(await deps.uow.run((tx) => setAliasLive(tx, { aliasId: request.params.id, isLive: true, by })))
    return DONE
  })
}

function unitRoutes(server: TypedServer, deps: Deps): void {
  server.get(
    '/api/v1/recognition/unit-preferences',
    { schema: { querystring: unitPreferenceQuerySchema, response: { 200: unitPreferenceListSchema } } },
    async (request) => {
      await employee(deps, request)
      return deps.uow.read((db) => listUnitPreferences(db, request.query))
    },
  )
  server.post('/api/v1/recognition/unit-preferences', { schema: { body: giveUnitSchema, response: { 200: done } } }, async (request) => {
    const by = actorLabel(await employee(deps, request))
    answer(await deps.uow.run((tx) => giveUnit(tx, { ...request.body, by })))
    return DONE
  })
  server.post('/api/v1/recognition/unit-preferences/:id/revoke', { schema: { params, response: { 200: done } } }, async (request) => {
    const by = actorLabel(await employee(deps, request))
    answer(await deps.uow.run((tx) => revokeUnit(tx, { preferenceId: request.params.id, by })))
    return DONE
  })
}

function ruleRoutes(server: TypedServer, deps: Deps): void {
  const rules = async (actor: EmployeeActor) => ({ ...(await deps.uow.read(recognitionRules)), mayChange: may(actor, 'settings') })
  server.get('/api/v1/recognition/rules', { schema: { response: { 200: recognitionRulesSchema } } }, async (request) =>
    rules(await employee(deps, request)),
  )
  server.put(
    '/api/v1/recognition/thresholds',
    { schema: { body: setThresholdSchema, response: { 200: recognitionRulesSchema } } },
    async (request) => {
      const actor = await employee(deps, request, 'settings')
      const { costs, ...body } = request.body
      const accept = costs === null ? body.accept : thresholdOfCosts({ wrong: costs.wrongMinor, question: costs.questionMinor })
      answer(await deps.uow.run((tx) => setThreshold(tx, { ...body, accept, costs, by: actorLabel(actor) })))
      return rules(actor)
    },
  )
  server.put(
    '/api/v1/recognition/pilot',
    { schema: { body: setPilotSchema, response: { 200: recognitionRulesSchema } } },
    async (request) => {
      const actor = await employee(deps, request, 'settings')
      answer(await deps.uow.run((tx) => setPilot(tx, { ...request.body, by: actorLabel(actor) })))
      return rules(actor)
    },
  )
}

function replayRoutes(server: TypedServer, deps: Deps): void {
  const view = async (replayId: string) => {
    const found = await deps.uow.read((db) => replayView(db, replayId))
    return answer(found === null ? fail('recognition.unknown-replay', { replayId }) : ok(found))
  }
  server.get('/api/v1/recognition/replays', { schema: { response: { 200: replayListSchema } } }, async (request) => {
    await employee(deps, request)
    return { replays: await deps.uow.read(listReplays) }
  })
  server.post('/api/v1/recognition/replays', { schema: { body: askReplaySchema, response: { 200: replaySchema } } }, async (request) => {
    const actor = await employee(deps, request)
    const id = answer(await deps.uow.run((tx) => askReplay(tx, { ...request.body, by: actorLabel(actor), byName: actor.name })))
    return view(id)
  })
  server.get('/api/v1/recognition/replays/:id', { schema: { params, response: { 200: replaySchema } } }, async (request) => {
    await employee(deps, request)
    return view(request.params.id)
  })
  server.get(
    '/api/v1/recognition/replays/:id/curve',
    { schema: { params, querystring: curveQuerySchema, response: { 200: replayCurveSchema } } },
    async (request) => {
      await employee(deps, request)
      const curve = await deps.uow.read((db) => replayCurve(db, { replayId: request.params.id, ...request.query }))
      return { curve: curve === null ? null : [...curve] }
    },
  )
  server.post('/api/v1/recognition/replays/:id/cancel', { schema: { params, response: { 200: replaySchema } } }, async (request) => {
    await employee(deps, request)
    answer(await deps.uow.run((tx) => cancelReplay(tx, request.params.id)))
    return view(request.params.id)
  })
}
