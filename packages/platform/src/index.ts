export { verifyBackup } from './backup/read-backup.ts'
export { type RestoreOptions, type RestoreSummary, restoreBackup } from './backup/restore-backup.ts'
export { type BackupSummary, type WriteBackupOptions, writeBackup } from './backup/write-backup.ts'
export { type CrashPoint, noCrash, SimulatedCrash } from './crash.ts'
export { createClient, createPool, type Pool, type PoolOptions } from './database.ts'
export {
  type Effect,
  type EffectOutcome,
  type EffectState,
  type EffectSteps,
  type KeepWaiting,
  performEffect,
  settleEffect,
} from './effects.ts'
export { EnvironmentError, flagVariable, listVariable, portVariable, readEnvironment, urlVariable } from './environment.ts'
export { answer, type DescribeError, Refusal, type StatusTable } from './http/errors.ts'
export { keepRawBodies } from './http/raw-body.ts'
export { createHttpServer, type HttpServerOptions, type TypedServer } from './http/server.ts'
export { serveWebApp, type WebAppOptions } from './http/web-app.ts'
export { type CronEntry, type JobHandler, type JobRun, startWorkers, type WorkerOptions, type Workers } from './jobs.ts'
export { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
export { createLiveHub, type LiveHub, type LiveStreamOptions } from './live.ts'
export { createLogger, type Logger, silentLogger } from './logger.ts'
export { collectProcessMetrics, metrics, observeDatabase, webhooksRefused } from './metrics.ts'
export { type Migration, migrate, missingRoleStatements, pendingMigrations, ROLES, readMigrations, roleStatements } from './migrate.ts'
export { hashPassword, verifyPassword } from './passwords.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
  stopLeftPostgres,
} from './postgres/embedded.ts'
export { DataFolderBusy } from './postgres/folder-owner.ts'
export { clockFrom, newId, systemClock } from './random.ts'
export type { JobRequest, RecordedEvent, Subscriptions } from './recording.ts'
export { RetryLater } from './retry-later.ts'
export { hashToken, isSameSecret, newCode, newToken } from './tokens.ts'
export { type CustomerTx, createUnitOfWork, type DomainEvent, type Tx, type UnitOfWork, type UnitOfWorkOptions } from './unit-of-work.ts'
export {
  defineMessages,
  formatAge,
  formatDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatUnitPrice,
  LOCALES,
  type Locale,
  localeOf,
  type MessageTable,
  type PluralForms,
  pluralOf,
  type Translate,
  unitWord,
} from './wording/index.ts'
