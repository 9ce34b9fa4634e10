import { join } from 'node:path'
import { startTestCluster } from '@skladno/testkit/cluster'
import type { TestProject } from 'vitest/node'

/** One PostgreSQL for the whole test run; SKLADNO_TEST_DATABASE_URL names an existing one whose user may create databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster({
    migrationsDir: join(import.meta.dirname, '../apps/server/migrations'),
    existingUrl: process.env.SKLADNO_TEST_DATABASE_URL,
  })
  project.provide('testCluster', cluster)
  // a run that is told to end takes its database with it
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)))
  return stop
}
