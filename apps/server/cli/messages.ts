import { defineMessages } from '@skladno/platform'

/** What the commands that look after an installation say. */
export const say = defineMessages({
  ru: {
    migrated: 'База данных обновлена: {count|шаг|шага|шагов} ({names}).',
    upToDate: 'База данных уже в порядке, обновлять нечего.',
    backupUsage: 'Как вызвать: skladno backup [ФАЙЛ.tar.gz]',
    backupDone:
      'Резервная копия готова и проверена: {path}. В ней {tables|таблица|таблицы|таблиц}, {rows|строка|строки|строк}, {files|файл|файла|файлов}.',
    backupWithoutFiles:
      'Файлы (документы, вложения) лежат в отдельном хранилище и в копию не вошли: сохраните их средствами этого хранилища.',
    restoreUsage: 'Как вызвать: skladno restore ФАЙЛ.tar.gz (в пустую базу данных или новую папку SKLADNO_DATA)',
    restoreDone: 'Восстановлено состояние на {at}: {rows|строка|строки|строк}, {files|файл|файла|файлов}.',
    restoreMigrated: 'Затем база обновлена до этой версии: {count|шаг|шага|шагов}.',
    restoreUncertain:
      'Незаконченных отправок на момент копии: {count}. Ушли ли они потом, неизвестно; сами они не повторятся, проверьте их вручную.',
    mondayUsage: 'Как вызвать: skladno demo-monday [--json]',
    mondayNeedsDemo: 'Понедельник играется на запущенной демонстрации «СтройОпт»: запустите npm start и повторите в другом окне.',
    mondayProgress: 'Сыграно {done} из {of}…',
    failed: 'Не получилось: {reason}',
  },
  en: {
    migrated: 'The database was updated: {count|step|steps} ({names}).',
    upToDate: 'The database is in order, nothing to update.',
    backupUsage: 'Usage: skladno backup [FILE.tar.gz]',
    backupDone: 'The backup is ready and verified: {path}. It holds {tables|table|tables}, {rows|row|rows}, {files|file|files}.',
    backupWithoutFiles:
      'Files (documents, attachments) live in another store and are not in the backup: save them with that store’s own means.',
    restoreUsage: 'Usage: skladno restore FILE.tar.gz (into an empty database or a new SKLADNO_DATA folder)',
    restoreDone: 'Restored as of {at}: {rows|row|rows}, {files|file|files}.',
    restoreMigrated: 'Then the database was updated to this version: {count|step|steps}.',
    restoreUncertain:
      'Outside calls open when the backup was made: {count}. Whether they happened since is unknown; they will not repeat by themselves, please check them.',
    mondayUsage: 'Usage: skladno demo-monday [--json]',
    mondayNeedsDemo: 'The Monday is played on the running demo “СтройОпт”: run npm start and repeat in another window.',
    mondayProgress: 'Played {done} of {of}…',
    failed: 'It did not work: {reason}',
  },
})
