export { describeRefusal } from './messages/index.ts'
export { INTAKE_REFUSALS, type IntakeRefusal, type OrderFile, type OrderFileLine, type SheetEvidence } from './order-file.ts'
export { readOrderFile } from './read-order-file.ts'
