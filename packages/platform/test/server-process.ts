// A process that starts the embedded database and stays, for tests that kill it: node server-process.ts DATA_DIR.
import { silentLogger, startEmbeddedPostgres } from '../src/index.ts'

const [dataDir = ''] = process.argv.slice(2)
const postgres = await startEmbeddedPostgres({ dataDir, logger: silentLogger })
process.stdout.write(`${JSON.stringify({ url: postgres.url, pid: postgres.pid() })}\n`)
setInterval(() => {}, 1_000)
