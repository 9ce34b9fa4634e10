import { z } from 'zod'

type Schema = Readonly<Record<string, unknown>>

/** A body that satisfies a route's schema, so that a refusal is about who asks and not about what. Undefined for a route without one. */
export function sampleBody(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return undefined
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

/** Every branch of a union, e.g. each command a route takes. */
export function sampleBranches(schema: unknown): readonly unknown[] {
  if (!(schema instanceof z.ZodType)) return []
  const { oneOf, anyOf } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { oneOf?: Schema[]; anyOf?: Schema[] }
  return (oneOf ?? anyOf ?? []).map(sample)
}

const schemasIn = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as Schema[]) : [])

function sample(schema: Schema): unknown {
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  const [choice] = schemasIn(schema.enum)
  if (choice !== undefined) return choice
  const [branch] = [...schemasIn(schema.oneOf), ...schemasIn(schema.anyOf), ...schemasIn(schema.allOf)]
  if (branch !== undefined) return sample(branch)
  switch (schema.type) {
    case 'object':
      return sampleObject(schema)
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample((schema.items ?? {}) as Schema))
    case 'string':
      return sampleText(schema)
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 1), Number(schema.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

function sampleObject(schema: Schema): unknown {
  const required = new Set(schemasIn(schema.required).map(String))
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>)
  return Object.fromEntries(properties.filter(([name]) => required.has(name)).map(([name, property]) => [name, sample(property)]))
}

const FORMATS: Readonly<Record<string, string>> = { email: 'somebody@example.com', date: '2026-11-23', 'date-time': '2026-11-23T09:00:00Z' }

function sampleText(schema: Schema): string {
  const known = FORMATS[String(schema.format ?? '')]
  if (known !== undefined) return known
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern) : null
  const texts = ['1234567890', '10.50', '09:00', 'ord_0000000000', 'x'.repeat(Number(schema.minLength ?? 1))]
  const fitting = pattern === null ? texts.at(-1) : texts.find((text) => pattern.test(text))
  if (fitting === undefined) throw new Error(`No sample text for ${String(schema.pattern)}: add one`)
  return fitting
}
