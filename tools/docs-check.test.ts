import { describe, expect, it } from 'vitest'
import { readSource } from './architecture/source-file.ts'
import { readCodeFacts } from './docs-check-code.ts'
import { docsComplaints } from './docs-check-rules.ts'

const code = readCodeFacts([
  readSource('apps/server/config.ts', 'export const ENVIRONMENT = z.object({ PORT: portVariable, DATABASE_URL: urlVariable() })'),
  readSource('apps/server/cli.ts', 'const COMMANDS = { match: async () => run, doctor: async () => run }'),
  readSource(
    'apps/server/contexts/ordering/errors.ts',
    `export const orderErrors = { 'ordering.unknown-order': 404 } as const satisfies Readonly<Record<string, number>>`,
  ),
  readSource(
    'apps/server/contexts/ordering/use-cases/confirm-order.ts',
    `export const confirm = (tx, isNew) => {
       if (!isNew) return fail('ordering.not-decided')
       tx.append({ type: isNew ? 'ordering.order-confirmed' : 'ordering.order-changed', version: 1, subject: 'x' })
     }`,
  ),
  readSource('apps/server/contexts/ordering/entry/http.ts', `server.post('/api/v1/orders/:id/commands', run)`),
])

const right: Readonly<Record<string, string>> = {
  'ARCHITECTURE.md': '| 1 | a message comes | `apps/server/cli.ts` |',
  'docs/environment.md': '| `PORT` | 8080 | port |\n| `DATABASE_URL` | — | database |',
  'docs/errors.md': '| `ordering.unknown-order` | 404 | none |\n| `ordering.not-decided` | — | inside |',
  'docs/events.md': '| `ordering.order-confirmed` | yes | |\n| `ordering.order-changed` | changed | |',
}

const complaintsOf = (changed: Readonly<Record<string, string>>) =>
  docsComplaints({
    paths: ['apps/server/cli.ts', 'docs/errors.md'],
    documents: Object.entries({ ...right, ...changed }).map(([path, text]) => ({ path, text })),
    code,
    scripts: new Set(['check']),
    isInCode: (name) => ['PORT', 'DATABASE_URL'].includes(name),
  })

describe('documents are held to the code', () => {
  it('has nothing to say about true ones', () => {
    const text =
      'Run `npx skladno doctor`, `npm run check`; see [errors](docs/errors.md), `apps/server/*.ts`, `POST /api/v1/orders/ord_1/commands`.'
    expect(complaintsOf({ 'README.md': text })).toEqual([])
  })

  it.each([
    ['a path', { 'README.md': 'See `apps/server/gone.ts`.' }, 'there is no apps/server/gone.ts'],
    ['a link', { 'README.md': '[more](docs/more.md)' }, 'there is no docs/more.md'],
    ['a command', { 'README.md': '```sh\nnpx skladno fly --fast\n```' }, 'no command skladno fly'],
    ['a script', { 'README.md': '`npm run fly`' }, 'no script npm run fly'],
    ['a route', { 'docs/integrator.md': '```sh\ncurl "$BASE/api/v1/orders/1/commands"\n```' }, 'no route GET /api/v1/orders/1/commands'],
    ['a variable', { 'README.md': 'Set `OLD_URL=…`.' }, 'nothing reads OLD_URL'],
    ['a step without a place', { 'ARCHITECTURE.md': '| 1 | a message comes | somewhere |' }, 'names no path'],
    ['an untold variable', { 'docs/environment.md': '| `PORT` | 8080 | port |' }, 'variable DATABASE_URL'],
    ['an untold error', { 'docs/errors.md': '' }, 'error ordering.unknown-order'],
    ['a wrong status', { 'docs/errors.md': (right['docs/errors.md'] ?? '').replace('404', '409') }, 'answers 404, not 409'],
    [
      'an invented event',
      { 'docs/events.md': `${right['docs/events.md']}\n| \`ordering.order-lost\` | lost | |` },
      'event ordering.order-lost',
    ],
    ['an untold event', { 'docs/events.md': '| `ordering.order-changed` | changed | |' }, 'event ordering.order-confirmed'],
  ])('finds %s', (_what, changed, complaint) => {
    expect(complaintsOf(changed).join('\n')).toContain(complaint)
  })
})
