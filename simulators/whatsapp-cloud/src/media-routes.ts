import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { takePlanned } from './accept-message.ts'
import { Refusal, refuse } from './checks.ts'
import { checkNumber, VERSION } from './graph-access.ts'
import { graphError } from './graph-error.ts'
import type { Simulation } from './simulation.ts'
import { type Media, sha256 } from './world.ts'

const MEGABYTE = 1024 * 1024
const LINK_MS = 5 * 60 * 1000
const UPLOAD_DAYS = 30

/** Media: upload, the five-minute address, the bytes behind it, deletion. */
export function addMediaRoutes(graph: FastifyInstance, simulation: Simulation): void {
  const links = new Map<string, { readonly mediaId: string; readonly until: number }>()
  const { world } = simulation

  graph.post<{ Params: { id: string } }>(`${VERSION}/:id/media`, async (request) => {
    checkNumber(request.params.id, simulation)
    failAsPlanned(simulation)
    const { bytes, fileName, mimeType } = await readUpload(request)
    return { id: world.keep(bytes, mimeType, fileName, UPLOAD_DAYS).id }
  })

  graph.get<{ Params: { id: string } }>(`${VERSION}/:id`, async (request) => {
    failAsPlanned(simulation)
    const media = existing(simulation, request.params.id)
    const token = randomBytes(12).toString('hex')
    links.set(token, { mediaId: media.id, until: world.now() + LINK_MS })
    return {
      messaging_product: 'whatsapp',
      url: `${simulation.publicUrl}/lookaside/whatsapp_business/attachments/?mid=${media.id}&ext=${token}`,
      mime_type: media.mimeType,
      sha256: sha256(media.bytes, 'hex'),
      file_size: media.bytes.length,
      id: media.id,
    }
  })

  graph.delete<{ Params: { id: string } }>(`${VERSION}/:id`, async (request) => {
    world.media.delete(existing(simulation, request.params.id).id)
    return { success: true }
  })

  graph.get<{ Querystring: { ext?: string } }>('/lookaside/whatsapp_business/attachments/', async (request, reply) => {
    const link = links.get(request.query.ext ?? '')
    const media = link === undefined || link.until < world.now() ? undefined : world.media.get(link.mediaId)
    if (media === undefined || request.headers['user-agent'] === undefined) {
      return reply.code(404).type('text/html').send('<html><body>Not Found</body></html>')
    }
    return reply.type(media.mimeType).send(Buffer.from(media.bytes))
  })
}

function failAsPlanned(simulation: Simulation): void {
  const planned = takePlanned(simulation, 'media', null)
  if (planned !== null) throw new Refusal(graphError(planned.code))
}

function existing({ world }: Simulation, id: string): Media {
  const media = world.media.get(id)
  if (media !== undefined && media.expiresAt >= world.now()) return media
  throw new Refusal({ ...graphError(100, `Object with ID '${id}' does not exist`), subcode: 33 })
}

async function readUpload(request: FastifyRequest): Promise<{ bytes: Uint8Array; fileName: string; mimeType: string }> {
  if (!request.isMultipart()) return refuse(100, 'The parameter file is required')
  const fields = new Map<string, string>()
  let file: { bytes: Uint8Array; fileName: string; mimeType: string } | null = null
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { bytes: await part.toBuffer(), fileName: part.filename, mimeType: part.mimetype }
    else fields.set(part.fieldname, String(part.value))
  }
  if (fields.get('messaging_product') !== 'whatsapp') return refuse(100, 'The parameter messaging_product is required')
  if (file === null) return refuse(100, 'The parameter file is required')
  const mimeType = fields.get('type') ?? file.mimeType
  const most = mostBytes(mimeType)
  if (most === null) return refuse(100, `Param file must be a file with one of the supported types, not ${mimeType}`)
  if (file.bytes.length === 0 || file.bytes.length > most) return refuse(131053, `File size must be between 1 and ${most} bytes`)
  return { ...file, mimeType }
}

const AUDIO = ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg']

/** The documented ceiling of a type, null where the type is not supported at all. */
function mostBytes(mimeType: string): number | null {
  const [type = ''] = mimeType.split(';')
  if (type === 'image/jpeg' || type === 'image/png') return 5 * MEGABYTE
  if (type === 'image/webp') return MEGABYTE / 2
  if (type.startsWith('image/')) return null
  if (type.startsWith('audio/')) return AUDIO.includes(type) ? 16 * MEGABYTE : null
  if (type.startsWith('video/')) return type === 'video/mp4' || type === 'video/3gpp' ? 16 * MEGABYTE : null
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? 100 * MEGABYTE : null
}
