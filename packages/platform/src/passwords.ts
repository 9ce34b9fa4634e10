import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane (the library's defaults, spelled out to stay put). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** An argon2id hash with its own salt and parameters. Takes tens of milliseconds outside the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Whether the password made the hash. A text that is not such a hash fits no password. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password)
  } catch {
    return false
  }
}
