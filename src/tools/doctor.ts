import { ConfigRefused, readConfig, type Config } from '../config.ts';
import { askServer } from './doctor/ask.ts';
import { examine, secretsOf } from './doctor/examine.ts';
import { fail, lineOf, ok, type Finding } from './doctor/finding.ts';
import { readRecords, type Records } from './doctor/readRecords.ts';
import { reportContent } from './doctor/reportContent.ts';
import { runTool } from './runTool.ts';

const CONFIGURATION = 'configuration';
const DOMAIN =
  'Not to be seen from here: whether Zalo verified the domain. Open developers.zalo.me, your app, "Xác thực domain"; the file zalo_verifier….html must open at the root of PUBLIC_URL.\n';
const MORE = 'What only a real conversation shows: docs/go-live.md.\n';

/**
 * `npm run doctor`: looks at the configuration in the environment and at what it leads to, and says for
 * each check what was seen and what to do. Exit code 1 when one fails. Changes nothing.
 */
await runTool(async () => {
  const config = configuration();
  if (!config) return;
  show([ok(CONFIGURATION, 'can be used')], []);
  let records: Promise<Records> | undefined;
  const findings = await examine({
    config,
    clock: Date.now,
    ask: askServer,
    readRecords: () => (records ??= readRecords(config)),
    reportContent: () => reportContent(config),
  });
  show(findings, secretsOf(config));
  const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length;
  process.stdout.write(`\n${count('FAIL')} failed, ${count('warning')} warnings.\n`);
  process.stdout.write(config.zalo ? DOMAIN + MORE : MORE);
});

function configuration(): Config | undefined {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    show([fail(CONFIGURATION, 'cannot be used', error.message)], []);
    return undefined;
  }
}

function show(findings: readonly Finding[], secrets: readonly string[]): void {
  for (const finding of findings) {
    const line = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), lineOf(finding));
    process.stdout.write(line);
    if (finding.state === 'FAIL') process.exitCode = 1;
  }
}
