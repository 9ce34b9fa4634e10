import { systemClock } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { playMonday } from '../demo/monday/play-monday.ts'
import { mondayReport, mondayTotals } from '../demo/monday/report-monday.ts'
import { demoInfo, runningFacts } from '../demo/running.ts'
import { terminal } from './console.ts'
import { say } from './messages.ts'

/** The forty messages leave within this time, so that the whole Monday is over within a minute. */
const WITHIN_MS = 40_000

/**
 * `skladno demo-monday [--json]`: forty customers of the running demo write on one morning, and it prints what became of each message.
 * Exit 0 played and nothing was wrong, 1 the demo does not run or something was wrong, 2 usage.
 */
export async function runDemoMonday(argv: string[], { print, complain, locale, env } = terminal()): Promise<number> {
  if (argv.some((argument) => argument !== '--json')) {
    complain(say(locale, 'mondayUsage'))
    return 2
  }
  const config = readConfig(env)
  const running = await runningFacts(config)
  const info = await demoInfo(config)
  const login = info.logins.find(({ role }) => role === 'owner')
  if (running === null || running.phoneUrl === null || login === undefined || (config.demo ?? 'stroyopt') !== 'stroyopt') {
    complain(say(locale, 'mondayNeedsDemo'))
    return 1
  }
  try {
    const place = { api: info.api, databaseUrl: running.databaseUrl, messengerUrl: running.phoneUrl, login }
    const played = await playMonday({ ...place, ask: fetch, clock: systemClock, withinMs: WITHIN_MS }, (done, of) => {
      if (!argv.includes('--json') && done % 10 === 0) complain(say(locale, 'mondayProgress', { done, of }))
    })
    print(
      argv.includes('--json') ? JSON.stringify({ totals: mondayTotals(played), messages: played }, null, 2) : mondayReport(played, locale),
    )
    return mondayTotals(played).outcomes.wrong === 0 ? 0 : 1
  } catch (error) {
    complain(say(locale, 'failed', { reason: error instanceof Error ? error.message : String(error) }))
    return 1
  }
}
