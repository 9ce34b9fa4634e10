import type { Column } from './read-tables.ts'

/** What the database driver returns for each type, see packages/platform/src/database.ts. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  citext: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  name: 'string',
  numeric: 'string',
  date: 'string',
  time: 'string',
  interval: 'string',
  tsvector: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  bytea: 'Buffer',
  json: 'unknown',
  jsonb: 'unknown',
}

const pascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** `apps/server/db/schema.ts` for these columns. Throws on a type that nobody has decided how to read. */
export function typesSource(columns: readonly Column[]): string {
  const tables = [...new Set(columns.map(({ table }) => table))]
  const interfaces = tables.map((table) =>
    interfaceOf(
      table,
      columns.filter((column) => column.table === table),
    ),
  )
  const db = `/** Every table of the product. */\nexport interface DB {\n${tables.map((table) => `  readonly ${table}: ${pascal(table)}Table`).join('\n')}\n}\n`
  const body = [...interfaces, db].join('\n')
  const imports = ['Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`))
  return `// Written by "npm run db:types" from the migrated database. Do not edit.\nimport type { ${imports.join(', ')} } from 'kysely'\n\n${body}`
}

function interfaceOf(table: string, columns: readonly Column[]): string {
  return `export interface ${pascal(table)}Table {\n${columns.map((column) => `  ${column.name}: ${columnType(column)}`).join('\n')}\n}\n`
}

function columnType(column: Column): string {
  const base = column.allowed === null ? TYPES[column.type] : column.allowed.map((text) => `'${text.replaceAll("'", "\\'")}'`).join(' | ')
  if (base === undefined)
    throw new Error(`Column ${column.table}.${column.name} has type ${column.type}: say in types-source.ts how it is read`)
  const element = column.isArray ? (base.includes('|') ? `(${base})[]` : `${base}[]`) : base
  const type = column.isNullable && element !== 'unknown' ? `${element} | null` : element
  if (column.isAlwaysGenerated) return `GeneratedAlways<${type}>`
  return column.hasDefault ? `Generated<${type}>` : type
}
