import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

// Meta's published OpenAPI of the WhatsApp Business API cannot validate Meta's own examples. These rules make it able to.

type Json = { [key: string]: unknown }
type Schemas = Record<string, Json>

export type Judge = (value: unknown) => readonly string[]

export interface MetaOpenApi {
  /** Faults of a `POST /messages` body; none = accepted. */
  readonly outgoing: Judge
  readonly webhook: Judge
  readonly sendAnswer: Judge
  readonly readReceipt: Judge
}

/** The patched specification. With `knowsNewer` the fields Meta has documented since (user ids, references) are allowed as well. */
export function readMetaOpenApi(file: string, { knowsNewer }: { readonly knowsNewer: boolean }): MetaOpenApi {
  const { components } = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as { components: { schemas: Schemas } }
  const { schemas } = components
  for (const schema of Object.values(schemas)) closeAtTheWrapper(schema)
  pointIncomingAtIncoming(schemas)
  makeUnionsReadable(schemas)
  if (knowsNewer) for (const change of newer) change(schemas)
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, validateFormats: false })
  ajv.addSchema({ $id: 'meta', components })
  const judge = (name: string): Judge => {
    const validate = ajv.compile({ $ref: `meta#/components/schemas/${name}` })
    return (value) => (validate(value) ? [] : (validate.errors ?? []).filter(isTelling).map(describe))
  }
  return {
    outgoing: judge('Message'),
    webhook: judge('WebhookPayload'),
    sendAnswer: judge('MessageResponsePayload'),
    readReceipt: judge('MarkMessageRequestPayload'),
  }
}

const isTelling = ({ keyword }: ErrorObject): boolean => keyword !== 'if' && keyword !== 'allOf'
const describe = ({ instancePath, message, params }: ErrorObject): string => `${instancePath} ${message} ${JSON.stringify(params)}`

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `additionalProperties: false` inside an `allOf` part forbids the other parts' fields: it belongs on the whole, as `unevaluatedProperties`. */
function closeAtTheWrapper(schema: unknown): void {
  if (Array.isArray(schema)) {
    schema.forEach(closeAtTheWrapper)
    return
  }
  if (!isJson(schema)) return
  if (Array.isArray(schema.allOf)) {
    const closed = schema.allOf.filter((part) => isJson(part) && part.additionalProperties === false)
    for (const part of closed) delete part.additionalProperties
    if (closed.length > 0) schema.unevaluatedProperties = false
  }
  Object.values(schema).forEach(closeAtTheWrapper)
}

const INCOMING: Readonly<Record<string, string>> = {
  text: 'TextMessage_2',
  reaction: 'ReactionMessage_1',
  audio: 'AudioMessage_1',
  document: 'DocumentMessage_1',
  image: 'ImageMessage_1',
  sticker: 'StickerMessage_1',
  video: 'VideoMessage_1',
  location: 'LocationMessage_1',
  contacts: 'ContactSharingMessage',
  unsupported: 'UnsupportedMessage',
  unknown: 'UnsupportedMessage',
  button: 'ButtonMessage',
  interactive: 'InteractiveMessageReply',
  order: 'OrderMessage',
  system: 'SystemMessage',
}

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** JSON Schema's conditional. */
// biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema, never awaited
const when = (condition: Json, schema: string): Json => ({ if: condition, then: refTo(schema) })

/** The bundler gave incoming messages the names of outgoing ones: `_1` and `_2` are the incoming. */
function pointIncomingAtIncoming(schemas: Schemas): void {
  for (const name of new Set(Object.values(INCOMING))) {
    const parts = schemas[name]?.allOf
    if (!Array.isArray(parts)) throw new Error(`${name} is not what this patch was written for`)
    for (const part of parts) {
      if (isJson(part) && part.$ref === '#/components/schemas/BaseMessageProperties')
        part.$ref = '#/components/schemas/BaseMessageProperties_1'
    }
  }
  const system = schemaNamed(schemas, 'IncomingMessageValueSystem').properties
  if (isJson(system)) system.messages = { type: 'array', items: refTo('SystemMessage') }
}

function schemaNamed(schemas: Schemas, name: string): Json {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`The specification has no schema ${name}`)
  return schema
}

/** A `oneOf` of eleven answers every mistake with eleven errors; the discriminator says which branch was meant. */
function makeUnionsReadable(schemas: Schemas): void {
  const { discriminator } = schemaNamed(schemas, 'Message')
  const mapping = isJson(discriminator) && isJson(discriminator.mapping) ? discriminator.mapping : {}
  const outgoing = Object.fromEntries(Object.entries(mapping).map(([type, ref]) => [type, String(ref).split('/').at(-1) ?? '']))
  schemas.Message = byType(outgoing)
  schemas.IncomingMessage = byType(INCOMING)
  const base = schemaNamed(schemas, 'BaseMessageProperties')
  base.required = ['messaging_product', 'to', 'type']
  const change = schemaNamed(schemas, 'Change')
  if (isJson(change.properties)) change.properties.value = VALUE_BY_CONTENT
}

const byType = (branches: Readonly<Record<string, string>>): Json => ({
  type: 'object',
  required: ['type'],
  properties: { type: { enum: Object.keys(branches) } },
  allOf: Object.entries(branches).map(([type, name]) => when({ properties: { type: { const: type } } }, name)),
})

const has = (field: string): Json => ({ required: [field] })
const VALUE_BY_CONTENT: Json = {
  anyOf: ['messages', 'statuses', 'groups'].map(has),
  allOf: [
    when({ allOf: [has('messages'), has('contacts')] }, 'IncomingMessageValueGeneral'),
    when({ allOf: [has('messages'), { not: has('contacts') }] }, 'IncomingMessageValueSystem'),
    when(has('statuses'), 'StatusMessageValue'),
    when(has('groups'), 'GroupValue'),
  ],
}

/** What Meta documents and the specification of November 2025 does not know, one change per fact. */
const newer: readonly ((schemas: Schemas) => void)[] = [
  // Business-scoped user ids: a person may be addressed, and named, without a phone.
  (schemas) => {
    const base = schemaNamed(schemas, 'BaseMessageProperties')
    base.required = ['messaging_product', 'type']
    base.anyOf = [has('to'), has('recipient')]
    addField(base, 'recipient')
  },
  (schemas) => {
    schemaNamed(schemas, 'BaseMessageProperties_1').required = ['id', 'timestamp']
  },
  (schemas) => {
    schemaNamed(schemas, 'Statuses').required = ['id', 'status', 'timestamp']
  },
  // Our reference, returned in statuses.
  (schemas) => addField(schemaNamed(schemas, 'BaseMessageProperties'), 'biz_opaque_callback_data'),
  // Meta's own example of an unsupported message has no `type` in its error.
  (schemas) => {
    schemaNamed(schemas, 'ErrorObject').required = ['code', 'message']
  },
  // Phones send `CELL` and `MOBILE`, in Meta's examples too.
  (schemas) => {
    const { properties } = schemaNamed(schemas, 'PhoneObject')
    if (isJson(properties)) properties.type = { type: 'string' }
  },
  // A reply to a message has no product in its context; a location may have no name.
  (schemas) => {
    schemaNamed(schemas, 'ContextObject').required = []
  },
  (schemas) => {
    const parts = schemaNamed(schemas, 'LocationMessage_1').allOf
    const place = Array.isArray(parts) ? parts.find((part) => isJson(part?.properties?.location)) : undefined
    if (place !== undefined) place.properties.location.required = ['latitude', 'longitude']
  },
]

function addField(schema: Json, name: string): void {
  schema.properties = { ...(isJson(schema.properties) ? schema.properties : {}), [name]: { type: 'string' } }
}
