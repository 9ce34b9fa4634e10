// Time and peak memory of reading a large catalog, without a database.
// Usage: node tools/with-node.mjs bench/import/measure-import.ts [PRODUCTS=100000] [commerceml|csv]
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImportTally, streamCatalogFiles } from '../../apps/server/contexts/catalog/import/index.ts'
import { writeCatalog } from './generated-catalog.ts'

const products = Number(process.argv[2] ?? 100_000)
const form = process.argv[3] === 'csv' ? 'csv' : 'commerceml'

const folder = await mkdtemp(join(tmpdir(), 'measure-import-'))
try {
  const files = await writeCatalog(folder, form, products)
  let bytes = 0
  for (const file of files) bytes += (await stat(file)).size
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const before = process.memoryUsage().rss
  const started = performance.now()
  const tally = new ImportTally()
  for await (const batch of streamCatalogFiles(files)) for (const record of batch) tally.add(record)
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  const { products: read, offers, stockTotal } = tally.summary()
  console.log(
    JSON.stringify({
      form,
      megabytes: Math.round(bytes / 1e6),
      products: read,
      offers,
      stockTotal,
      seconds: Number(seconds.toFixed(2)),
      startMb: Math.round(before / 1e6),
      peakMb: Math.round(peak / 1e6),
    }),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
