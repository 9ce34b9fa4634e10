import { z } from 'zod'
import { roles } from './session.ts'
import { idSchema, timestampSchema } from './values.ts'

const roleListSchema = z.array(z.enum(roles)).min(1)

export const employeeSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  /** invited = no password chosen yet; off = may not sign in. */
  state: z.enum(['active', 'invited', 'off']),
  lastSignedInAt: timestampSchema.nullable(),
  allowedCommands: z.array(z.enum(['change', 'deactivate', 'activate', 'reset-password'])),
})
export const employeeListSchema = z.object({
  employees: z.array(employeeSchema),
  /** What each role may, in the order of their weight; `mayGive` = by who asks. */
  roles: z.array(z.object({ role: z.enum(roles), may: z.array(z.string()), mayGive: z.boolean() })),
  /** Letters go out, so an invitation reaches the person by itself. */
  isMailOn: z.boolean(),
})
export const inviteEmployeeSchema = z.object({
  email: z.email().max(200),
  name: z.string().trim().min(1).max(200),
  phone: z.string().max(30).optional(),
  roles: roleListSchema,
})
export const changeEmployeeSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  phone: z.string().trim().max(30).nullish(),
  roles: roleListSchema.optional(),
})
/** A one-time link, shown once to who asked for it. */
export const employeeLinkSchema = z.object({ employeeId: idSchema, link: z.url(), isMailed: z.boolean() })
export type EmployeeView = z.infer<typeof employeeSchema>
export type EmployeeList = z.infer<typeof employeeListSchema>
