// Runs a script with a Node.js new enough for the product. Plain JavaScript without dependencies: it must start on Node 18.
// Usage: node tools/with-node.mjs SCRIPT [ARG…]; also imported by tools/skladno.mjs.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MIN = [22, 18]
const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > MIN[0] || (major === MIN[0] && minor >= MIN[1])
}

function isWritable(dir) {
  try {
    accessSync(dir, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Installs the pinned Node.js once, into `.runtime/` of the clone or, where that is read-only, into the user's cache. */
function pinnedNode() {
  const pinned = JSON.parse(readFileSync(join(here, 'runtime/package.json'), 'utf8')).optionalDependencies
  const name = `node-${process.platform}-${process.arch}`
  const version = pinned[name]
  if (!version) {
    console.error(
      `Skladno needs Node.js ${MIN.join('.')} or newer; this is ${process.versions.node}, and none is packaged for ${name}. Install Node.js 24 from https://nodejs.org and run the command again.`,
    )
    process.exit(1)
  }
  const home = isWritable(root) ? join(root, '.runtime') : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'skladno')
  const target = join(home, `node-${version}`)
  const binary = join(target, 'node_modules', name, 'bin/node')
  if (existsSync(binary)) return binary
  mkdirSync(home, { recursive: true })
  const staging = mkdtempSync(join(home, 'install-'))
  cpSync(join(here, 'runtime'), staging, { recursive: true })
  console.error(`Node.js ${process.versions.node} is too old; installing Node.js ${version} into ${target} (once)…`)
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: staging,
    stdio: ['ignore', 2, 2],
  })
  if (npm.status !== 0) {
    rmSync(staging, { recursive: true, force: true })
    console.error(
      'Could not install Node.js with npm. Check the connection to the npm registry, or install Node.js 24 yourself, and run the command again.',
    )
    process.exit(1)
  }
  try {
    renameSync(staging, target)
  } catch {
    rmSync(staging, { recursive: true, force: true }) // another start won the race; its copy is as good
  }
  return binary
}

export function runWithNode(script, args) {
  const node = isNewEnough(process.versions.node) ? process.execPath : pinnedNode()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` },
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2)
  if (!script) {
    console.error('Usage: node tools/with-node.mjs SCRIPT [ARG…]')
    process.exit(2)
  }
  runWithNode(script, args)
}
