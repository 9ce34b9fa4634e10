import type { Me } from '@skladno/contracts'
import { debtAges, documentKinds, figureKeys, funnelStages, paymentKinds } from '@skladno/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { firstStepsQuery } from './api/first-steps.ts'
import { ApiError } from './api/http.ts'
import { meQuery } from './api/session.ts'
import { NothingPermitted, RouteFailure, RouteMissing } from './screen/route-states.tsx'
import { permittedDestinations } from './shell/navigation.ts'
import { Shell } from './shell/shell.tsx'

const text = z.string().optional().catch(undefined)
const date = z.iso.date().optional().catch(undefined)

const rootRoute = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Outlet })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ from: text }),
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
})

/** Asks who is at work before any screen; a stranger goes to the sign-in and comes back where they meant to go. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.client.ensureQueryData(meQuery) }
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { from: location.href }, replace: true })
      throw error
    }
  },
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    if (await isMovingIn(context)) throw redirect({ to: '/first-steps', replace: true })
    const first = permittedDestinations(context.me.may)[0]
    if (first !== undefined) throw redirect({ to: first.to, replace: true })
  },
  component: NothingPermitted,
})

/** Who sets the company up begins with the checklist until it is done. */
async function isMovingIn({ client, me }: { readonly client: QueryClient; readonly me: Me }): Promise<boolean> {
  if (!me.may.includes('settings')) return false
  return client.ensureQueryData(firstStepsQuery).then(
    ({ isShown }) => isShown,
    () => false,
  )
}

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  validateSearch: z.object({ from: date, to: date }),
  component: lazyRouteComponent(() => import('./features/today/today-screen.tsx'), 'TodayScreen'),
})

const figureRowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today/rows',
  validateSearch: z.object({
    figure: z.enum([...figureKeys, 'funnel']).catch('orders'),
    kind: z.enum(paymentKinds).optional().catch(undefined),
    stage: z.enum(funnelStages).optional().catch(undefined),
    reason: text,
    from: date,
    to: date,
  }),
  component: lazyRouteComponent(() => import('./features/today/figure-rows-screen.tsx'), 'FigureRowsScreen'),
})

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox/{-$threadId}',
  validateSearch: z.object({
    view: z.literal('people').optional().catch(undefined),
    q: text,
    step: z.literal('order').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/inbox/inbox-screen.tsx'), 'InboxScreen'),
})

const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns',
  validateSearch: z.object({ tab: z.enum(['open', 'done', 'money', 'never', 'deposits']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/returns/returns-screen.tsx'), 'ReturnsScreen'),
})

const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: z.object({ state: z.literal('decided').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/approvals/approvals-screen.tsx'), 'ApprovalsScreen'),
})

const parseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/parse',
  validateSearch: z.object({ partnerId: text, orderId: text }),
  component: lazyRouteComponent(() => import('./features/parse/parse-screen.tsx'), 'ParseScreen'),
})

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: z.object({
    q: text,
    status: text,
    partnerId: text,
    managerId: text,
    warehouseId: text,
    from: date,
    to: date,
    shipFrom: date,
    shipTo: date,
  }),
  component: lazyRouteComponent(() => import('./features/orders/orders-screen.tsx'), 'OrdersScreen'),
})

const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./features/orders/order-screen.tsx'), 'OrderScreen'),
})

const pickingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/picking',
  validateSearch: z.object({ warehouseId: text }),
  component: lazyRouteComponent(() => import('./features/picking/picking-screen.tsx'), 'PickingScreen'),
})

const pickingTaskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/picking/$taskId',
  validateSearch: z.object({ view: z.literal('list').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/picking/task-screen.tsx'), 'TaskScreen'),
})

const deliveriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/deliveries',
  validateSearch: z.object({ warehouseId: text, from: date }),
  component: lazyRouteComponent(() => import('./features/deliveries/deliveries-screen.tsx'), 'DeliveriesScreen'),
})

const runRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/deliveries/$routeId/$day',
  component: lazyRouteComponent(() => import('./features/deliveries/run-screen.tsx'), 'RunScreen'),
})

const paymentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/payments',
  validateSearch: z.object({ new: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/payments/payments-screen.tsx'), 'PaymentsScreen'),
})

const receivablesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables',
  validateSearch: z.object({
    q: text,
    age: z
      .enum([...debtAges, 'overdue', 'advances'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/receivables/receivables-screen.tsx'), 'ReceivablesScreen'),
})

const settlementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables/$partnerId',
  component: lazyRouteComponent(() => import('./features/receivables/settlement-screen.tsx'), 'SettlementScreen'),
})

const documentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/documents',
  validateSearch: z.object({
    q: text,
    kind: z.enum(documentKinds).optional().catch(undefined),
    state: z.enum(['current', 'replaced', 'void']).optional().catch(undefined),
    partnerId: text,
    from: date,
    to: date,
    sumFrom: z.int().min(0).optional().catch(undefined),
    sumTo: z.int().min(0).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/documents/documents-screen.tsx'), 'DocumentsScreen'),
})

const bankRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bank',
  validateSearch: z.object({
    view: z.enum(['placed', 'aside', 'other', 'statements', 'accounts']).optional().catch(undefined),
    q: text,
    statementId: text,
    payment: text,
    load: text,
  }),
  component: lazyRouteComponent(() => import('./features/bank/bank-screen.tsx'), 'BankScreen'),
})

const recognitionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recognition',
  validateSearch: z.object({
    view: z.enum(['aliases', 'units', 'confusions', 'accuracy', 'pilot']).optional().catch(undefined),
    q: text,
    level: z.enum(['person', 'customer', 'segment', 'company']).optional().catch(undefined),
    source: z.enum(['choice', 'correction', 'import', 'hand', 'agreement']).optional().catch(undefined),
    state: z.enum(['live', 'revoked']).optional().catch(undefined),
    partnerId: text,
    days: z.number().int().min(1).max(3650).optional().catch(undefined),
    replayId: text,
    add: z.boolean().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/recognition/recognition-screen.tsx'), 'RecognitionScreen'),
})

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: z.object({ q: text }),
  component: lazyRouteComponent(() => import('./features/customers/customers-screen.tsx'), 'CustomersScreen'),
})

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$partnerId',
  component: lazyRouteComponent(() => import('./features/customers/customer-screen.tsx'), 'CustomerScreen'),
})

const catalogRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/catalog',
  validateSearch: z.object({ q: text, groupId: text, partnerId: text }),
  component: lazyRouteComponent(() => import('./features/catalog/catalog-screen.tsx'), 'CatalogScreen'),
})

const productRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/catalog/$productId',
  component: lazyRouteComponent(() => import('./features/catalog/product-screen.tsx'), 'ProductScreen'),
})

const stockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock',
  validateSearch: z.object({
    view: z.enum(['late', 'all', 'documents']).optional().catch(undefined),
    warehouseId: text,
    task: z.enum(['expect', 'receive', 'count']).optional().catch(undefined),
    receiptId: text,
    productId: text,
    document: text,
  }),
  component: lazyRouteComponent(() => import('./features/stock/stock-screen.tsx'), 'StockScreen'),
})

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./features/imports/imports-screen.tsx'), 'ImportsScreen'),
})

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$importId',
  validateSearch: z.object({ prices: z.literal('all').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/imports/import-screen.tsx'), 'ImportScreen'),
})

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./features/sign-in/welcome-screen.tsx'), 'WelcomeScreen'),
})

const employeesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/employees',
  component: lazyRouteComponent(() => import('./features/employees/employees-screen.tsx'), 'EmployeesScreen'),
})

const myAlertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/my-alerts',
  component: lazyRouteComponent(() => import('./features/alerts/my-alerts-screen.tsx'), 'MyAlertsScreen'),
})

const firstStepsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/first-steps',
  component: lazyRouteComponent(() => import('./features/first-steps/first-steps-screen.tsx'), 'FirstStepsScreen'),
})

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/{-$section}',
  component: lazyRouteComponent(() => import('./features/settings/settings-screen.tsx'), 'SettingsScreen'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  welcomeRoute,
  shellRoute.addChildren([
    homeRoute,
    todayRoute,
    figureRowsRoute,
    inboxRoute,
    parseRoute,
    returnsRoute,
    approvalsRoute,
    ordersRoute,
    orderRoute,
    pickingRoute,
    pickingTaskRoute,
    deliveriesRoute,
    runRoute,
    paymentsRoute,
    bankRoute,
    receivablesRoute,
    settlementRoute,
    documentsRoute,
    recognitionRoute,
    customersRoute,
    customerRoute,
    catalogRoute,
    productRoute,
    stockRoute,
    importsRoute,
    importRoute,
    firstStepsRoute,
    employeesRoute,
    myAlertsRoute,
    settingsRoute,
  ]),
])

export function createWorkplaceRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/workplace',
    context: { client },
    defaultPreload: 'intent',
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: RouteMissing,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkplaceRouter>
  }
}
