import { createLogger, format, transports } from 'winston';
import type { Log, LogFacts } from '../../conversation/ports.ts';
import { redact } from './redact.ts';

/** Where lines go; `process.stdout` in the program, an array in tests. */
export type LogSink = NodeJS.WritableStream;

/**
 * The log on winston: one JSON object a line with `timestamp`, `level`, `message` (the event's name) and facts. What must not be
 * logged (see redact.ts) is masked here as the last line of defence.
 */
export function winstonLog({ level, sink }: { level: string; sink: LogSink }): Log {
  const logger = createLogger({
    level,
    format: format.combine(format.timestamp(), format.json()),
    // winston's typings do not say that its own Stream is a transport.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    transports: [new transports.Stream({ stream: sink })],
  });
  const write =
    (severity: string) =>
    (event: string, facts: LogFacts = {}) =>
      void logger.log({ ...redact(facts), level: severity, message: event });
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
