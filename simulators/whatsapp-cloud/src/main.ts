import { startWhatsAppSimulator } from './simulator.ts'

/** Starts the simulator from environment variables; README.md lists them. */
const env = process.env
const simulator = await startWhatsAppSimulator({
  port: Number(env.WHATSAPP_SIMULATOR_PORT ?? 4011),
  ...(env.WHATSAPP_SIMULATOR_PUBLIC_URL === undefined ? {} : { publicUrl: env.WHATSAPP_SIMULATOR_PUBLIC_URL }),
  webhookUrl: env.WHATSAPP_WEBHOOK_URL ?? null,
  appSecret: (env.WHATSAPP_APP_SECRET ?? 'simulated-app-secret').split(',')[0] ?? '',
  verifyToken: env.WHATSAPP_VERIFY_TOKEN ?? 'simulated-verify-token',
  phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID ?? '106540352242922',
  token: env.WHATSAPP_TOKEN ?? 'simulated-token',
  paceMs: Number(env.WHATSAPP_SIMULATOR_PACE_MS ?? 400),
  seed: Number(env.WHATSAPP_SIMULATOR_SEED ?? Date.now() % 1_000_000),
})
console.log(`WhatsApp simulator: ${simulator.url}`)

// Started beside a server: ends with it, however that ended.
if (env.WHATSAPP_SIMULATOR_STOP_WITH_STDIN === '1') process.stdin.resume().once('close', () => process.exit(0))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await simulator.close()
    process.exit(0)
  })
}
