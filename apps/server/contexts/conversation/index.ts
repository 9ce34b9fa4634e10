export { createWebChannel } from './adapters/channels/web/web-channel.ts'
export { createWhatsAppChannel } from './adapters/channels/whatsapp-cloud/index.ts'
export { ESCALATION_REASONS, type EscalationReason } from './domain/escalation-reasons.ts'
export { moneyOptions } from './domain/money-options.ts'
export type { Autonomy, ThreadState } from './domain/thread.ts'
export { chatRoutes } from './entry/chat-http.ts'
export { conversationRoutes } from './entry/http.ts'
export { type ConversationJobDeps, conversationJobs } from './entry/jobs.ts'
export { whatsAppWebhook } from './entry/whatsapp-webhook.ts'
export { conversationErrors } from './errors.ts'
export { describeConversationError } from './messages/errors.ts'
export {
  type ChannelAddress,
  type ChoiceOption,
  type InboundEvent,
  type MessengerChannel,
  type OutgoingContent,
  WEB_CHANNEL,
} from './ports/messenger-channel.ts'

export { type ChannelHealth, channelHealth } from './queries/channel-health.ts'
export { conversationSubscriptions } from './subscriptions.ts'
export { type OpenEscalation, openEscalation } from './use-cases/escalate.ts'
export type { FetchDeps } from './use-cases/fetch-attachment.ts'

export type { ReadOrderFile } from './use-cases/parse-for-customer.ts'
export { proposeToCustomer } from './use-cases/propose-to-customer.ts'
export { QUIET_MS } from './use-cases/receive-event.ts'
export { rememberQuestion } from './use-cases/remember-question.ts'
export type { SendDeps } from './use-cases/send-message.ts'
export { fitReply, type WriteMessage, writeMessage } from './use-cases/send-replies.ts'

export type { DialogueDeps } from './use-cases/turn.ts'
