import { z } from 'zod'

/** What the demo page needs: customers to be, what they may say, and who may look from the other side. */
export const demoSchema = z.object({
  /** Whose messenger the customers write to. */
  companyName: z.string(),
  customers: z.array(
    z.object({ name: z.string(), phone: z.string(), company: z.string(), note: z.string().nullable(), suggestions: z.array(z.string()) }),
  ),
  simulatorUrl: z.string().nullable(),
  suggestions: z.array(z.string()),
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
})
export type DemoView = z.infer<typeof demoSchema>
