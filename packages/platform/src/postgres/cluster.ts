import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { giveTo, type Launch } from './run-as.ts'

const SUPERUSER = 'postgres'
const OWNER = 'skladno'
export const clusterOf = (home: string): string => join(home, 'pgdata')
const passwordFile = (launch: Launch): string => join(launch.home, 'pgpassword')
export const urlFile = (dataDir: string): string => join(dataDir, 'database-url')

function writeSecret(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
}

/** Made in a folder beside and renamed when complete, so that an interrupted first start leaves nothing half-made. */
export async function initialise(launch: Launch, logger: Logger): Promise<void> {
  const cluster = clusterOf(launch.home)
  if (existsSync(cluster)) return checkVersion(cluster)
  logger.info({ folder: launch.home }, 'Creating the database')
  const staging = join(launch.home, 'pgdata.new')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  giveTo(launch, staging)
  writeSecret(passwordFile(launch), randomBytes(24).toString('base64url'))
  giveTo(launch, passwordFile(launch))
  await runToEnd(launch, 'initdb', [
    `--pgdata=${staging}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile(launch)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=ru',
    '--locale=C.UTF-8',
  ])
  renameSync(staging, cluster)
}

const MAJOR = '18'

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new Error(
      `The data in ${cluster} belongs to PostgreSQL ${version}, this version of Skladno runs ${MAJOR}. Restore a backup into a new folder.`,
    )
}

function runToEnd(launch: Launch, program: string, args: readonly string[]): Promise<void> {
  const { file, args: fullArgs, ...user } = launch.command(program, args)
  return new Promise((done, reject) => {
    const child = spawn(file, fullArgs, { ...user, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', env: programEnvironment(launch) })
    let output = ''
    const collect = (chunk: unknown) => {
      output = (output + String(chunk)).slice(-4_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? done() : reject(new Error(`${program} failed with code ${code}: ${output.trim()}`))))
  })
}

export const programEnvironment = ({ libraryPath }: Launch): Record<string, string> => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  ...(libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath }),
})

/** The database and its owner, who may create roles and databases but is no superuser. Returns the owner's address. */
export async function ensureOwner(launch: Launch, dataDir: string, port: number): Promise<string> {
  const password = readFileSync(passwordFile(launch), 'utf8').trim()
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER])
    if (rows.length === 0) {
      const { rows: roles } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER])
      if (roles.length === 0)
        await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD ${client.escapeLiteral(password)}`)
      await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`)
    }
  } finally {
    await client.end()
  }
  const url = `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${OWNER}`
  writeSecret(urlFile(dataDir), url)
  return url
}
