export { documentErrors, documentRoutes } from './http.ts'
export { documentJobs } from './jobs.ts'
export { findDocument, readDocument, type StoredDocument } from './read-document.ts'
export { documentSubscriptions } from './subscriptions.ts'
