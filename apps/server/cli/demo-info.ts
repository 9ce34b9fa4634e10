import { readConfig } from '../config.ts'
import { demoInfo } from '../demo/running.ts'

/** `skladno demo-info [--json]`: where the demo is and who may sign in. */
export async function runDemoInfo(argv: string[]): Promise<number> {
  if (argv.some((argument) => argument !== '--json')) {
    console.error('Usage: skladno demo-info [--json]')
    return 2
  }
  const info = await demoInfo(readConfig(process.env))
  if (argv.includes('--json')) {
    console.log(JSON.stringify(info, null, 2))
    return 0
  }
  console.log(
    [`Workplace  ${info.workplace}`, `Chat       ${info.chat}`, `Demo       ${info.phone}`, `API        ${info.api}`, ''].join('\n'),
  )
  for (const login of info.logins) console.log(`${login.role.padEnd(12)}${login.email.padEnd(32)}${login.password}`)
  console.log('')
  for (const customer of info.customers) console.log(`${customer.phone.padEnd(16)}${customer.name.padEnd(28)}${customer.company}`)
  return 0
}
