/** The closed vocabulary of folders inside a context. Any other folder is a module: flat inside, met through its own `index.ts`. */
export const LAYERS = ['domain', 'use-cases', 'queries', 'ports', 'adapters', 'entry', 'messages'] as const
export type Layer = (typeof LAYERS)[number]

/**
 * What a layer may import inside its own context. `flat` is a file in the context's folder itself, except its door and subscriptions.
 * An entry may use a vendor's parser (webhooks) and the session store; messages are data, but a domain names them only in TEXT_CONTEXTS.
 */
export const LAYER_MAY_IMPORT: Readonly<Record<Layer, readonly (Layer | 'flat')[]>> = {
  domain: ['domain', 'ports', 'messages', 'flat'],
  ports: ['ports', 'domain', 'flat'],
  messages: ['messages', 'domain', 'ports', 'flat'],
  adapters: ['adapters', 'domain', 'ports', 'queries', 'messages', 'flat'],
  queries: ['queries', 'domain', 'ports', 'adapters', 'messages', 'flat'],
  'use-cases': ['use-cases', 'queries', 'domain', 'ports', 'adapters', 'messages', 'flat'],
  entry: ['entry', 'use-cases', 'queries', 'domain', 'ports', 'adapters', 'messages', 'flat'],
}

/** Contexts whose domain decides words: what is said, what is printed, and how a price is explained (the trace is kept with the quote). */
export const TEXT_CONTEXTS: readonly string[] = ['conversation', 'documents', 'notifications', 'terms']

/** Which layers may import a file of the composition; a file that is not here is nobody's. */
export const COMPOSITION_FOR_CONTEXTS: Readonly<Record<string, readonly (Layer | 'flat')[]>> = {
  'apps/server/db/types.ts': ['use-cases', 'queries', 'adapters', 'entry', 'flat'],
  'apps/server/db/schema.ts': ['use-cases', 'queries', 'adapters'],
  'apps/server/db/as-customer.ts': ['use-cases', 'queries', 'entry'],
  'apps/server/files.ts': ['use-cases', 'adapters', 'entry', 'flat'],
  'apps/server/table-file.ts': ['entry'],
  'apps/server/config.ts': ['entry'],
  'apps/server/deps.ts': ['entry'],
}

/** Packages that decide nothing and touch nothing: a domain may use them; of packages/platform it may name types. */
export const PURE_PACKAGES: readonly string[] = [
  '@skladno/kernel',
  '@skladno/matching',
  '@skladno/contracts',
  '@skladno/platform/wording',
  '@skladno/platform/written-number',
  'node:zlib',
  'number-to-words-ru',
  'qrcode',
]

/** What each part of the repository may import of the others. A part that is missing here may import anything (tools, bench, e2e). */
export const PARTS: readonly { readonly part: string; readonly may: readonly string[] }[] = [
  { part: 'packages/kernel', may: [] },
  { part: 'packages/matching', may: [] },
  { part: 'packages/contracts', may: [] },
  { part: 'packages/platform', may: ['@skladno/kernel'] },
  { part: 'packages/ui', may: ['@skladno/contracts', '@skladno/kernel', '@skladno/platform/wording'] },
  { part: 'packages/testkit', may: ['@skladno/kernel', '@skladno/platform'] },
  {
    part: 'apps/server',
    may: [
      '@skladno/kernel',
      '@skladno/matching',
      '@skladno/contracts',
      '@skladno/platform',
      '@skladno/platform/files',
      '@skladno/platform/wording',
      '@skladno/platform/written-number',
    ],
  },
  { part: 'apps/workplace', may: ['@skladno/contracts', '@skladno/ui', '@skladno/platform/wording'] },
  { part: 'apps/portal', may: ['@skladno/contracts', '@skladno/ui', '@skladno/platform/wording'] },
  { part: 'simulators', may: [] },
]

/** Libraries with one home: elsewhere they would be a second way to do a thing. */
export const LIBRARY_HOMES: readonly { readonly library: RegExp; readonly homes: readonly RegExp[]; readonly instead: string }[] = [
  {
    library: /^graphile-worker$/,
    homes: [/^packages\/platform\//],
    instead: 'append an event and let subscriptions.ts enqueue the job in the same transaction',
  },
  {
    library: /^(pg|pg-copy-streams)$/,
    homes: [/^packages\/(platform|testkit)\//, /^apps\/server\/(cli|demo|db)\//, /^apps\/server\/[\w-]+\.ts$/, /^(tools|bench|e2e)\//],
    instead: 'take the transaction (tx.db) or the Db a query is given',
  },
  {
    library: /^(fastify|@fastify\/.*|fastify-type-provider-zod)$/,
    homes: [/^packages\/platform\//, /\/entry\//, /\/(http|routes)\.ts$/, /^simulators\//, /^apps\/server\/[\w-]+\.ts$/],
    instead: 'export a route plugin from the entry/ folder of the context',
  },
  {
    library: /^zod$/,
    homes: [
      /^packages\/(contracts|platform)\//,
      /\/(entry|adapters)\//,
      /\/(http|routes)\.ts$/,
      /^apps\/server\/[\w-]+\.ts$/,
      /^apps\/(workplace|portal)\/src\//,
    ],
    instead: 'parse at the border (contracts, entry, adapters) and trust the types inside',
  },
  {
    library: /^(vitest|fast-check|@skladno\/testkit(\/.*)?|@skladno\/simulator-.*)$/,
    homes: [/^packages\/testkit\//, /^(tools|bench|e2e)\//, /^vitest\./],
    instead: 'keep test code in *.test.ts, *.contract.ts, e2e/ and packages/testkit',
  },
]

/**
 * Words of the trade that packages/platform must not know. `customer` and `party` are left out: they name the reader's role of row-level security.
 * `price`, `money`, `quantity` and `unit` are values of the kernel that wording prints.
 */
export const DOMAIN_WORDS: readonly string[] = [
  ...[
    'invoice',
    'partner',
    'product',
    'catalog',
    'stock',
    'warehouse',
    'shipment',
    'payment',
    'basket',
    'cart',
    'draft',
    'picking',
    'contact',
  ],
  ...[
    'sku',
    'whatsapp',
    'telegram',
    'supplier',
    'discount',
    'agreement',
    'contract',
    'reservation',
    'escalation',
    'employee',
    'delivery',
    'vat',
  ],
]

/** Parts of a file or class name that say nothing about the subject. */
export const EMPTY_NAMES = /^(utils?|helpers?|common|misc|base|impl|data|info|services?)$/
