import { z } from 'zod'

/** A mistake in the environment, told so that the reader can correct it. */
export class EnvironmentError extends Error {}

/**
 * Reads the variables a schema names; an empty one counts as unset. Throws EnvironmentError naming each wrong variable and what it accepts.
 * The values themselves never appear in the message: they may be secrets.
 */
export function readEnvironment<S extends z.ZodObject>(schema: S, env: Readonly<Record<string, string | undefined>>): z.infer<S> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new EnvironmentError(`Check the environment:\n${lines.join('\n')}`)
}

/** `1`, `true`, `yes`, `on` and their opposites. */
export const flagVariable = z
  .stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off'], error: 'must be 1 or 0' })
  .optional()

export const urlVariable = (...protocols: readonly string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `must be an address beginning with ${protocols.map((p) => `${p}://`).join(' or ')}`,
  })

export const portVariable = z.coerce
  .number({ error: 'must be a port, 0-65535' })
  .int('must be a port, 0-65535')
  .min(0, 'must be a port, 0-65535')
  .max(65_535, 'must be a port, 0-65535')

/** `a, b` → both; empty parts dropped. */
export const listVariable = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
