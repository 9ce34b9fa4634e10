// Loaded with --import before the benchmark: switches one feature of the engine off while its source is read. The file on disk stays as it is.
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ABLATIONS } from './ablation-table.ts'

const ablation = ABLATIONS[Number(process.env.ABLATION)]
if (!ablation) throw new Error(`ABLATION must be 0 to ${ABLATIONS.length - 1}`)
const file = fileURLToPath(new URL(`../../packages/matching/src/${ablation.file}`, import.meta.url))

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.startsWith('file:') || fileURLToPath(url) !== file || !loaded.source) return loaded
    const source = loaded.source.toString()
    if (source.split(ablation.find).length !== 2)
      throw new Error(`«${ablation.find}» does not stand in ${ablation.file} once: mend ablation-table.ts`)
    return { ...loaded, source: source.replace(ablation.find, () => ablation.put) }
  },
})
