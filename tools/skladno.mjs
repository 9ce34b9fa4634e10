#!/usr/bin/env node
// The `skladno` command: finds a fitting Node.js and hands over to the server's command line.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runWithNode } from './with-node.mjs'

runWithNode(join(dirname(fileURLToPath(import.meta.url)), '../apps/server/cli.ts'), process.argv.slice(2))
