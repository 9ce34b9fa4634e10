import type { FastifyInstance } from 'fastify'
import { applyFaults, awkward, polite, readFaultPatch } from './faults.ts'
import type { Simulation } from './simulation.ts'
import type { Change } from './webhook-payloads.ts'
import type { Template } from './world.ts'

/** How a test or a demonstration steers the world. */
export async function addControlRoutes(app: FastifyInstance, simulation: Simulation): Promise<void> {
  const { world, courier } = simulation
  await app.register(async (control) => {
    control.get('/_control/faults', async () => simulation.faults)
    control.post('/_control/faults', async (request, reply) => {
      const read = readFaultPatch(request.body)
      if ('wrong' in read) return reply.code(400).send({ error: `Not a fault: ${read.wrong.join(', ')}`, known: Object.keys(awkward) })
      simulation.faults = applyFaults(simulation.faults, read.patch)
      return simulation.faults
    })
    control.post<{ Params: { variant: string } }>('/_control/faults/:variant', async (request, reply) => {
      const variant = { awkward, polite }[request.params.variant]
      if (variant === undefined) return reply.code(404).send({ error: 'awkward or polite' })
      simulation.faults = variant
      return variant
    })
    control.post<{ Body: { advanceMs: number } }>('/_control/clock', async (request) => {
      world.advance(Number(request.body.advanceMs) || 0)
      return { now: new Date(world.now()).toISOString() }
    })
    control.post<{ Body: { url: string } }>('/_control/webhook', async (request, reply) => {
      const isOurs = await subscribe(simulation, request.body.url)
      return isOurs ? { url: courier.address.url } : reply.code(400).send({ error: 'The address did not echo the challenge' })
    })
    control.post<{ Body: Change }>('/_control/emit', async (request) => {
      courier.post(request.body)
      return { posted: true }
    })
    control.put<{ Params: { name: string; language: string }; Body: Pick<Template, 'body'> & Partial<Template> }>(
      '/_control/templates/:name/:language',
      async (request) => addTemplate(simulation, { status: 'APPROVED', ...request.body, ...request.params }),
    )
    control.get('/_control/deliveries', async () => ({ deliveries: courier.deliveries }))
    control.get('/_control/calls', async () => ({ calls: simulation.calls }))
    control.post('/_control/settle', async () => {
      await simulation.agenda.settled()
      return { settled: true }
    })
  })
}

export function addTemplate({ world }: Simulation, template: Template): Template {
  world.templates.set(`${template.name}/${template.language}`, template)
  return template
}

/** Proves the address as Meta does before it sends anything there: the challenge must come back unchanged. */
export async function subscribe({ courier, verifyToken }: Simulation, url: string): Promise<boolean> {
  const challenge = String(Math.floor(Math.random() * 1e10)).padStart(10, '0')
  const asked = new URL(url)
  asked.searchParams.set('hub.mode', 'subscribe')
  asked.searchParams.set('hub.verify_token', verifyToken)
  asked.searchParams.set('hub.challenge', challenge)
  const answer = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(() => null)
  const isOurs = answer?.status === 200 && (await answer.text()) === challenge
  if (isOurs) courier.address.url = url
  return isOurs
}
