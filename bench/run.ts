// Every benchmark by its name. Usage: npm run bench -- [NAME] [its options]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const BENCHES: Readonly<Record<string, { readonly file: string; readonly about: string }>> = {
  'main-job': {
    file: 'main-job/measure-dialogue.ts',
    about: 'text message → draft reply, confirm → PDF, order of 5 lines by one API call [--products N] [--rounds N]',
  },
  intake: {
    file: 'main-job/measure-intake.ts',
    about: 'webhook intake beside the same statements issued directly [--seconds N] [--requests N] [--rounds N]',
  },
  start: { file: 'main-job/measure-start.ts', about: 'cold start on an empty data folder to /readyz [--runs N]' },
  matching: { file: 'matching/run.ts', about: 'quality of understanding beside a trigram baseline [--dir FOLDER]' },
  'matching-ablations': { file: 'matching/ablations.ts', about: 'what each feature of the engine brings, written to ablations.md' },
  'matching-fit': {
    file: 'matching/fit.ts',
    about: 'fits the probability behind every accept [--fit SET] [--level SET] [--check SET] [--catalogs FOLDER] [--write]',
  },
  'matching-speed': { file: 'matching/speed.ts', about: 'one line matched, beside other libraries' },
  'matching-growth': {
    file: 'matching/growth.ts',
    about: 'how cost grows from 1,000 to 1,000,000 products, beside another search; writes docs/images/growth.svg',
  },
  advice: {
    file: 'matching/advice.ts',
    about: 'quality with a simulated model service of every kind beside the engine alone [--dir FOLDER] [--split NAME]',
  },
  import: { file: 'import/measure-import.ts', about: 'reading a large catalog [PRODUCTS] [commerceml|csv]' },
  lists: {
    file: 'lists/measure-lists.ts',
    about: 'orders, customers, debts, documents and figures over 100,000 orders, beside a plain page [--orders N] [--customers N]',
  },
  'import-database': { file: 'import/measure-database-import.ts', about: 'a large catalog into the database' },
}

const [name = '', ...rest] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench === undefined) {
  const width = Math.max(...Object.keys(BENCHES).map((each) => each.length))
  for (const [each, { about }] of Object.entries(BENCHES)) console.log(`${each.padEnd(width)}  ${about}`)
  process.exitCode = name === '' ? 0 : 2
} else {
  const file = fileURLToPath(new URL(bench.file, import.meta.url))
  process.exitCode = spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit' }).status ?? 1
}
