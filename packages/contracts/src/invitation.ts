import { z } from 'zod'
import { idSchema, timestampSchema } from './values.ts'

/** A link by which a customer's person enters the web chat. Its address is told once, when it is made. */
export const invitationSchema = z.object({
  id: idSchema,
  contactId: idSchema,
  contactName: z.string(),
  createdBy: z.string().nullable(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  entries: z.int(),
  entriesLeft: z.int(),
  lastEnteredAt: timestampSchema.nullable(),
  state: z.enum(['open', 'expired', 'revoked', 'used-up']),
})
export const invitationListSchema = z.object({ invitations: z.array(invitationSchema) })
export const inviteContactSchema = z.object({ days: z.int().min(1).max(365).default(30) })
export const madeInvitationSchema = z.object({
  id: idSchema,
  contactName: z.string(),
  link: z.url(),
  expiresAt: timestampSchema,
  /** Ready to be sent, in the language of the person. */
  text: z.string(),
  /** The link as a picture, SVG. */
  qr: z.string(),
})
export type InvitationView = z.infer<typeof invitationSchema>
export type MadeInvitation = z.infer<typeof madeInvitationSchema>
