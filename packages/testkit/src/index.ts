export { type FakeClock, fakeClock } from './fake-clock.ts'
export { type TestDatabase, type TestDatabaseOptions, withDatabase } from './with-database.ts'
