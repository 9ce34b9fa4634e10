// The `skladno` command: one line a command, each loaded only when it is called.
const COMMANDS: Readonly<Record<string, () => Promise<(argv: string[]) => Promise<number>>>> = {
  start: async () => (await import('./cli/start.ts')).runStart,
  init: async () => (await import('./cli/init.ts')).runInit,
  'demo-info': async () => (await import('./cli/demo-info.ts')).runDemoInfo,
  'demo-monday': async () => (await import('./cli/demo-monday.ts')).runDemoMonday,
  match: async () => (await import('./cli/match.ts')).runMatch,
  import: async () => (await import('./cli/import.ts')).runImport,
  bank: async () => (await import('./cli/bank.ts')).runBank,
  replay: async () => (await import('./cli/replay.ts')).runReplay,
  migrate: async () => (await import('./cli/migrate.ts')).runMigrate,
  doctor: async () => (await import('./cli/doctor.ts')).runDoctor,
  backup: async () => (await import('./cli/backup.ts')).runBackup,
  restore: async () => (await import('./cli/restore.ts')).runRestore,
}

const [name = '', ...argv] = process.argv.slice(2)
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (load) {
  const run = await load()
  process.exitCode = await run(argv)
} else {
  console.error(`Usage: skladno ${Object.keys(COMMANDS).join(' | ')}`)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
}
