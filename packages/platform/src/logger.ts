import { type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino'

export type Logger = PinoLogger

/** Field names whose values never reach a log. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'authorization', 'cookie', 'appSecret', 'accessToken', 'code']

/** A JSON logger on stderr (stdout belongs to commands' answers); values of secret fields are replaced. */
export function createLogger(options: { readonly level?: string; readonly name?: string } = {}): Logger {
  return pino(
    {
      level: options.level ?? 'info',
      ...(options.name === undefined ? {} : { name: options.name }),
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[secret]' },
    },
    process.stderr,
  )
}

/** A logger that says nothing: for tests and one-shot commands. */
export const silentLogger: Logger = pino({ level: 'silent' })
