import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Alias, type Catalog, type CatalogItem, compileCatalog, type MatchedLine, understand } from '@skladno/matching'
import { CatalogFileError, describeCatalogError } from '../contexts/catalog/import/index.ts'
import { explanation } from './explain-match.ts'
import { readCatalogItems } from './match-catalog.ts'
import { type MatchInput, parseInput } from './match-input.ts'

const USAGE = `Usage: skladno match --catalog FILE… [--aliases FILE] [--explain] (--message TEXT | --messages FILE.jsonl --out FILE.jsonl)
  --catalog FILE    CSV with the columns sku,name,unit,pack,price,stock,group in any order; XLSX, XLS or CommerceML; several files are one catalog
  --aliases FILE    learned phrases, a JSON object a line: {"phrase","sku","level"}
  --explain         tell on stderr, in words, how each line was understood
  --message TEXT    one message; the result is printed on stdout
  --messages FILE   messages, a JSON object a line: {"id","message","client_history"?,"cart"?}
  --out FILE        where the results go, a JSON object a line in the same order`

class InputError extends Error {}

/** `skladno match`: understands messages against a catalog file without a server. Resolves to the exit code: 0 done, 1 input error, 2 usage. */
export async function runMatch(argv: string[]): Promise<number> {
  const options = readOptions(argv)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`)
    return 2
  }
  try {
    const catalog = compileCatalog(await readCatalog(options.catalog))
    const aliases = options.aliases === undefined ? [] : await readAliases(options.aliases, catalog)
    if (options.message !== undefined) {
      const input: MatchInput = { id: null, message: options.message, history: [], cart: undefined }
      console.log(JSON.stringify(answer(input, catalog, aliases, options.explain)))
    } else await answerFile(options, catalog, aliases)
    return 0
  } catch (error) {
    if (error instanceof CatalogFileError) console.error(`skladno match: ${describeCatalogError(error, 'ru')}`)
    else if (error instanceof InputError || isFileError(error)) console.error(`skladno match: ${error.message}`)
    else throw error
    return 1
  }
}

interface Options {
  readonly catalog: readonly string[]
  readonly aliases: string | undefined
  readonly explain: boolean
  readonly message: string | undefined
  readonly messages: string | undefined
  readonly out: string | undefined
}

/** `--catalog` takes every following path up to the next option, so that a shell pattern works. */
function readOptions(argv: readonly string[]): Options | string {
  const args = argv.flatMap((arg, i) =>
    arg.startsWith('-') || i === 0 || argv[i - 1]?.startsWith('-') ? [arg] : isAfterCatalog(argv, i) ? ['--catalog', arg] : [arg],
  )
  try {
    const { values } = parseArgs({
      args,
      options: {
        catalog: { type: 'string', multiple: true },
        aliases: { type: 'string' },
        explain: { type: 'boolean' },
        message: { type: 'string' },
        messages: { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (!values.catalog?.length) return 'Name the catalog with --catalog FILE.'
    if ((values.message === undefined) === (values.messages === undefined))
      return 'Give either --message TEXT or --messages FILE with --out FILE.'
    if (values.messages !== undefined && values.out === undefined) return '--messages needs --out FILE.'
    return {
      catalog: values.catalog,
      aliases: values.aliases,
      explain: values.explain ?? false,
      message: values.message,
      messages: values.messages,
      out: values.out,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isAfterCatalog(argv: readonly string[], i: number): boolean {
  for (let k = i - 1; k >= 0; k -= 1) if (argv[k]?.startsWith('-')) return argv[k] === '--catalog'
  return false
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'path' in error
}

async function readCatalog(paths: readonly string[]): Promise<CatalogItem[]> {
  const items = await readCatalogItems(paths)
  if (items.length === 0) throw new InputError(`${paths.join(', ')}: no row with sku and name`)
  return items
}

async function readAliases(path: string, catalog: Catalog): Promise<Alias[]> {
  const levels = new Set<string>(['person', 'customer', 'segment', 'company'])
  const isLevel = (level: unknown): level is Alias['level'] => typeof level === 'string' && levels.has(level)
  const text = await readFile(path, 'utf8')
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const value: unknown = parseJson(line, `${path}:${i + 1}`)
    const { phrase, sku, level } = Object(value)
    if (typeof phrase !== 'string' || typeof sku !== 'string') throw new InputError(`${path}:${i + 1}: "phrase" and "sku" must be strings`)
    return catalog.indexOf(sku) === undefined ? [] : [{ phrase, itemId: sku, level: isLevel(level) ? level : 'company' }]
  })
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new InputError(`${where}: not a JSON object`)
  }
}

async function answerFile(options: Options, catalog: Catalog, aliases: readonly Alias[]): Promise<void> {
  const source = createReadStream(options.messages ?? '')
  const out = createWriteStream(options.out ?? '')
  await Promise.all([once(source, 'open'), once(out, 'open')])
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const input = parseInput(line)
    const result = 'error' in input ? { id: null, error: input.error } : answer(input, catalog, aliases, options.explain)
    if (!out.write(`${JSON.stringify(result)}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

function once(stream: NodeJS.EventEmitter, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once(event, () => resolve())
    stream.once('error', reject)
  })
}

function answer(input: MatchInput, catalog: Catalog, aliases: readonly Alias[], explain: boolean): unknown {
  const understanding = understand(input.message, catalog, {
    history: input.history,
    aliases,
    ...(input.cart === undefined ? {} : { cart: input.cart }),
  })
  if (explain) console.error(explanation(input, understanding, catalog))
  return {
    id: input.id,
    intents: understanding.intents,
    lines: understanding.lines.filter((line) => line.operation !== 'remove').map((line) => toOutput(line, catalog)),
    other: understanding.other.map(({ text, kind }) => ({ text, kind })),
  }
}

function toOutput(line: MatchedLine, catalog: Catalog): unknown {
  const skuOf = (id: string): string => {
    const index = catalog.indexOf(id)
    return index === undefined ? id : catalog.item(index).sku
  }
  return {
    text: line.text,
    decision: line.decision,
    sku: line.itemId === null ? null : skuOf(line.itemId),
    qty: line.qty,
    unit: line.unit,
    p: line.p,
    candidates: [...new Set(line.candidates.slice(0, 5).map((candidate) => skuOf(candidate.itemId)))],
    why: line.why,
  }
}
