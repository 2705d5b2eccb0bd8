import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { readConfig } from '../config.ts';
import { CHANNELS } from '../core/shared/contact.ts';
import { choose, dayOption } from './options.ts';
import { runTool } from './runTool.ts';
import { openTerminalBot, type TerminalBot } from './terminalBot.ts';
import { showTurn } from './terminalView.ts';

/**
 * `npm run talk [flow] [-- --channel zalo|messenger] [--as-of YYYY-MM-DD]`: the bot in a terminal,
 * over the engine alone, without a database. A number taps the choice of that number; anything else
 * is said. Reads a pipe as well; ends with the input.
 */
await runTool(async () => {
  const { values, positionals } = parseArgs({
    options: { channel: { type: 'string', default: 'zalo' }, 'as-of': { type: 'string' } },
    allowPositionals: true,
  });
  const config = readConfig(process.env);
  const bot = await openTerminalBot({
    ...config,
    channel: choose('--channel', values.channel, CHANNELS),
    asOf: dayOption('--as-of', values['as-of']) ?? config.asOf,
  });
  await converse(bot, positionals[0]);
});

async function converse(bot: TerminalBot, flow: string | undefined): Promise<void> {
  const terminal = createInterface({ input: process.stdin, terminal: process.stdin.isTTY });
  say(showTurn(bot.open(flow)));
  for await (const line of terminal) {
    if (!process.stdin.isTTY) say(`> ${line}\n`);
    if (line.trim() !== '') say(showTurn(bot.hear(line)));
  }
}

function say(text: string): void {
  process.stdout.write(text);
}
