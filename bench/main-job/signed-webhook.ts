import { createHmac } from 'node:crypto'

export const BENCH_WHATSAPP = { appSecret: 'bench-secret', phoneNumberId: '100', token: 't', verifyToken: 'v' } as const

export function webhookBody(message: object): string {
  const metadata = { display_phone_number: '1', phone_number_id: BENCH_WHATSAPP.phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, messages: [message] }
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] })
}

/** A POST as Meta signs it. */
export function signedRequest(body: string) {
  const signature = createHmac('sha256', BENCH_WHATSAPP.appSecret).update(body).digest('hex')
  return { method: 'POST', headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }, body }
}
