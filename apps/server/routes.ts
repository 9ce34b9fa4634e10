import { fileURLToPath } from 'node:url'
import type { OrderCommand } from '@skladno/contracts'
import { type BusinessError, fail, type Result } from '@skladno/kernel'
import { serveWebApp, type TypedServer } from '@skladno/platform'
import { catalogPorts } from './catalog-ports.ts'
import { channelsAsShown } from './channel-health.ts'
import { analyticsRoutes } from './contexts/analytics/index.ts'
import {
  billingErrors,
  billingRoutes,
  describeBillingError,
  matchingRoutes,
  receivableRoutes,
  refundRoutes,
  runBillingCommand,
} from './contexts/billing/index.ts'
import { catalogErrors, catalogRoutes, describeCatalogError } from './contexts/catalog/index.ts'
import {
  chatRoutes,
  conversationErrors,
  conversationRoutes,
  describeConversationError,
  proposeToCustomer,
  whatsAppWebhook,
} from './contexts/conversation/index.ts'
import { describeDocumentError, documentErrors, documentRoutes, organisationImageRoutes } from './contexts/documents/index.ts'
import {
  describeFulfilmentError,
  fulfilmentErrors,
  fulfilmentRoutes,
  returnRoutes,
  runFulfilmentCommand,
} from './contexts/fulfilment/index.ts'
import { describeImportError, importErrors, importRoutes } from './contexts/imports/index.ts'
import { describeNotificationError, mailRoutes, notificationErrors, notificationRoutes } from './contexts/notifications/index.ts'
import {
  describeOrderError,
  numberingRoutes,
  type OtherOrderCommands,
  orderErrors,
  orderRoutes,
  priceRoutes,
} from './contexts/ordering/index.ts'
import { companySettings, describePartiesError, partiesErrors, partiesRoutes } from './contexts/parties/index.ts'
import { describeRecognitionError, recognitionErrors, recognitionRoutes } from './contexts/recognition/index.ts'
import { describeTermsError, termsErrors, termsRoutes } from './contexts/terms/index.ts'
import { customerFacts } from './customer-facts.ts'
import { demoRoutes } from './demo/routes.ts'
import { createDialogue } from './dialogue.ts'
import { firstStepsRoutes } from './first-steps.ts'
import { liveRoutes } from './live-routes.ts'
import type { AppParts } from './parts.ts'
import { readOrderWords } from './read-order-words.ts'

/** Error code → HTTP status, every context's rows. */
export const STATUSES: Readonly<Record<string, number>> = {
  ...partiesErrors,
  ...catalogErrors,
  ...termsErrors,
  ...orderErrors,
  ...fulfilmentErrors,
  ...billingErrors,
  ...documentErrors,
  ...conversationErrors,
  ...importErrors,
  ...recognitionErrors,
  ...notificationErrors,
}

const DESCRIBERS = [
  describePartiesError,
  describeCatalogError,
  describeTermsError,
  describeOrderError,
  describeFulfilmentError,
  describeBillingError,
  describeConversationError,
  describeDocumentError,
  describeImportError,
  describeRecognitionError,
  describeNotificationError,
]

/** What an error means for people, by the context that knows it. */
export function describeError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  for (const describe of DESCRIBERS) {
    const text = describe(error, locale)
    if (text !== null) return text
  }
  return null
}

/** Order commands that other contexts carry out. */
function otherCommands(parts: AppParts): OtherOrderCommands {
  const dialogue = createDialogue(parts)
  return async (tx, actor, orderId, command: OrderCommand): Promise<Result<unknown>> => {
    switch (command.kind) {
      case 'ship':
      case 'deliver':
      case 'cancel-rest':
        return runFulfilmentCommand(tx, actor, orderId, command)
      case 'record-payment':
      case 'reissue-invoice':
      case 'settle-shortfall':
        return runBillingCommand(tx, actor, orderId, command)
      case 'propose':
        return proposeToCustomer(tx, dialogue, { orderId, actor })
      default:
        return fail('ordering.not-editable', { command: command.kind })
    }
  }
}

const WEB_ROOT = fileURLToPath(new URL('../workplace/dist', import.meta.url))

/** Every address of the product. */
export async function addRoutes(server: TypedServer, parts: AppParts): Promise<void> {
  const { uow, channels, config, clock } = parts
  const today = (): string => clock.now().toISOString().slice(0, 10)
  await server.register(
    partiesRoutes(parts, {
      customerFacts: customerFacts(today),
      channelHealth: () => channelsAsShown(parts),
      publicUrl: config.publicUrl,
      isMailOn: parts.mailer !== null && config.publicUrl !== null,
    }),
  )
  await server.register(catalogRoutes(parts, catalogPorts(today, parts.catalogIndex)))
  await server.register(orderRoutes(parts, otherCommands(parts)))
  await server.register(priceRoutes(parts))
  await server.register(fulfilmentRoutes(parts))
  await server.register(returnRoutes(parts))
  await server.register(billingRoutes(parts))
  await server.register(refundRoutes(parts))
  await server.register(matchingRoutes(parts))
  await server.register(receivableRoutes(parts))
  await server.register(analyticsRoutes(parts))
  await server.register(termsRoutes(parts))
  await server.register(importRoutes(parts))
  await server.register(recognitionRoutes(parts))
  await server.register(documentRoutes(parts))
  await server.register(organisationImageRoutes(parts))
  await server.register(notificationRoutes(parts))
  await server.register(mailRoutes(parts))
  await server.register(conversationRoutes(parts, readOrderWords))
  await server.register(chatRoutes(parts, async (db) => (await companySettings(db)).companyName))
  await server.register(liveRoutes(parts))
  await server.register(firstStepsRoutes(parts))
  await server.register(numberingRoutes(parts))
  await server.register(demoRoutes(config))
  if (config.whatsApp !== null && channels.has('whatsapp')) await server.register(whatsAppWebhook(uow, config.whatsApp))
  allowDemoPhone(server, config.demoPhoneUrl)
  server.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect(config.demo === null ? '/workplace' : '/demo'))
  await serveWebApp(server, {
    root: WEB_ROOT,
    prefix: '/workplace/',
    pages: { '/workplace': 'index.html', '/chat': 'chat.html', '/demo': 'demo.html' },
  })
}

/** The demo page talks to the customer's phone, which the simulator keeps at another address; no other page may. */
function allowDemoPhone(server: TypedServer, phoneUrl: string | null): void {
  if (phoneUrl === null) return
  server.addHook('onSend', async (request, reply) => {
    const policy = reply.getHeader('content-security-policy')
    if (request.url.split('?')[0] === '/demo' && typeof policy === 'string')
      reply.header('content-security-policy', policy.replace("connect-src 'self'", `connect-src 'self' ${phoneUrl}`))
  })
}
