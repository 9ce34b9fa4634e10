import { startLanguageModelSimulator } from './simulator.ts'

/** Starts the simulator: `LLM_SIMULATOR_PORT`, 4012 unless told. */
const simulator = await startLanguageModelSimulator({ port: Number(process.env.LLM_SIMULATOR_PORT ?? 4012) })
console.log(`Language model simulator: ${simulator.url}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close().finally(() => process.exit(0)))
