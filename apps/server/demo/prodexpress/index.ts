import { STROYOPT } from '../stroyopt/index.ts'

export const PRODEXPRESS = STROYOPT
