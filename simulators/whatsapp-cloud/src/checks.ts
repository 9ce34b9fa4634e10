import { type GraphError, graphError } from './graph-error.ts'

/** Thrown by the checks below and caught once, where the request is answered. */
export class Refusal extends Error {
  readonly error: GraphError
  constructor(error: GraphError) {
    super(error.details)
    this.error = error
  }
}

export type Fields = Readonly<Record<string, unknown>>

export const refuse = (code: number, details: string): never => {
  throw new Refusal(graphError(code, details))
}

/** The object at `name` with no key but the allowed ones; Graph answers an unexpected key with error 100. */
export function fieldsOf(value: unknown, name: string, allowed: readonly string[]): Fields {
  if (value === undefined || value === null) return refuse(131008, `Parameter '${name}' is mandatory`)
  if (typeof value !== 'object' || Array.isArray(value)) return refuse(100, `Param ${name} must be a JSON object`)
  const stranger = Object.keys(value).find((key) => !allowed.includes(key))
  return stranger === undefined ? (value as Fields) : refuse(100, `Unexpected key "${stranger}" on param "${name}"`)
}

/** A text between `least` and `most` characters, counted the strict way: an emoji is two. */
export function textOf(value: unknown, name: string, most: number, least = 1): string {
  if (value === undefined || value === null) return refuse(131008, `Parameter '${name}' is mandatory`)
  if (typeof value !== 'string') return refuse(100, `Param ${name} must be a string`)
  if (value.length < least || value.length > most) {
    return refuse(131009, `${name} length invalid. Min length: ${least}, Max length: ${most}, given: ${value.length}`)
  }
  if (!value.isWellFormed()) return refuse(100, `Param ${name} has half of a character`)
  return value
}

export const optionalText = (value: unknown, name: string, most: number): string | null =>
  value === undefined ? null : textOf(value, name, most)

export function listOf(value: unknown, name: string, least: number, most: number): readonly unknown[] {
  if (value === undefined) return refuse(131008, `Parameter '${name}' is mandatory`)
  if (!Array.isArray(value)) return refuse(100, `Param ${name} must be an array`)
  if (value.length < least || value.length > most) return refuse(131009, `${name} count invalid. Min: ${least}, Max: ${most}`)
  return value
}

export function unique(values: readonly string[], name: string): void {
  if (new Set(values).size !== values.length) refuse(131009, `${name} must be unique`)
}
