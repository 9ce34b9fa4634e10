import { z } from 'zod'
import { idSchema } from './values.ts'

export const roles = ['owner', 'admin', 'sales', 'warehouse', 'accountant', 'buyer'] as const
export const signInSchema = z.object({ email: z.email(), password: z.string().min(1).max(200) })
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  locale: z.enum(['ru', 'en']),
  company: z.string(),
  /** What the person may open and do, computed by the server from roles. */
  may: z.array(z.string()),
})
export type Me = z.infer<typeof meSchema>
