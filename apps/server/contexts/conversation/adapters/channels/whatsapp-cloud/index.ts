export { parseWebhook } from './parse-webhook.ts'
export { verifySignature } from './verify-signature.ts'
export { answerVerification } from './verify-subscription.ts'
export { createWhatsAppChannel, type WhatsAppChannelOptions } from './whatsapp-channel.ts'
