// As much of curl as docs/integrator.md uses, so that its samples are tested where no curl is installed: -s -f -c -b -H -d (text or @file).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    fail: { type: 'boolean', short: 'f' },
    'cookie-jar': { type: 'string', short: 'c' },
    cookie: { type: 'string', short: 'b' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd' },
  },
})
const headers = Object.fromEntries((values.header ?? []).map((line) => line.split(': ')))
if (values.cookie && existsSync(values.cookie)) headers.cookie = readFileSync(values.cookie, 'utf8')
const body = values.data?.startsWith('@') ? readFileSync(values.data.slice(1)) : values.data
const response = await fetch(positionals[0], { method: body === undefined ? 'GET' : 'POST', headers, body })
if (values['cookie-jar'])
  writeFileSync(
    values['cookie-jar'],
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  )
if (!response.ok && values.fail) {
  console.error(`curl: ${response.status} ${await response.text()}`)
  process.exit(22)
}
process.stdout.write(await response.text())
