import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A letter that the server took. */
export interface TakenLetter {
  readonly to: string;
  readonly subject: string;
  /** The plain part, decoded. */
  readonly text: string;
  /** Everything as it came. */
  readonly raw: string;
}

export interface FakeSmtp {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  readonly letters: readonly TakenLetter[];
  /** Every command that came, without what was in the letters. */
  readonly commands: readonly string[];
  /** Answers this, or never for `hang`, to a command (`RCPT`, `DATA`, `MAIL`, `.`, `hello` for the greeting) until told otherwise. */
  trouble(command: string, answer: string | undefined): void;
  close(): Promise<void>;
}

const GOOD: Readonly<Record<string, string>> = {
  hello: '220 fake ESMTP',
  EHLO: '250 fake',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  '.': '250 taken',
  QUIT: '221 bye',
};

/** A small SMTP server on 127.0.0.1 that keeps what it is given. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const letters: TakenLetter[] = [];
  const commands: string[] = [];
  const troubles = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, { letters, commands, troubles });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    commands,
    trouble(command, answer) {
      if (answer === undefined) troubles.delete(command);
      else troubles.set(command, answer);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Kept {
  readonly letters: TakenLetter[];
  readonly commands: string[];
  readonly troubles: ReadonlyMap<string, string>;
}

function serve(socket: Socket, { letters, commands, troubles }: Kept): void {
  let waiting = '';
  let inLetter = false;
  let to = '';
  const say = (command: string) => {
    const answer = troubles.get(command) ?? GOOD[command] ?? '502 what?';
    if (answer !== 'hang') socket.write(`${answer}\r\n`);
    return answer;
  };
  say('hello');
  socket.on('data', (chunk) => {
    waiting += chunk.toString();
    for (;;) {
      const end = inLetter ? '\r\n.\r\n' : '\r\n';
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const piece = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (inLetter) taken(piece);
      else command(piece);
    }
  });

  function command(line: string): void {
    commands.push(line);
    const [name = ''] = line.split(' ');
    if (name === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const answer = say(name.toUpperCase());
    inLetter = name === 'DATA' && answer.startsWith('354');
  }

  function taken(raw: string): void {
    inLetter = false;
    if (!say('.').startsWith('250')) return;
    letters.push({ to, raw, subject: subjectOf(raw), text: plainPartOf(raw) });
  }
}

function subjectOf(raw: string): string {
  const line = /^Subject: ((?:.*\r\n[ \t])*.*)/m.exec(raw)?.[1] ?? '';
  const words = [...line.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)];
  if (words.length === 0) return line;
  const bytes = words.map(([, way = '', text = '']) =>
    way.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quoted(text.replaceAll('_', ' ')),
  );
  return Buffer.concat(bytes).toString();
}

function plainPartOf(raw: string): string {
  const part = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw);
  const isBase64 = /base64/.test(part?.[0].slice(0, 200) ?? '');
  const body = part?.[1] ?? '';
  const bytes = isBase64 ? Buffer.from(body, 'base64') : quoted(body.replaceAll('=\r\n', ''));
  return bytes.toString().replaceAll('\r\n', '\n').trim();
}

function quoted(text: string): Buffer {
  const latin = text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(latin, 'latin1');
}
