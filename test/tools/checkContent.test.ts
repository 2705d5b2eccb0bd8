import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** Runs the command as an author does. */
function checkContent(environment: Readonly<Record<string, string>>) {
  const { status, stdout } = spawnSync(process.execPath, ['src/tools/checkContent.ts'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

describe('check:content', () => {
  it('the shipped flows and phrases, checked, have no errors', () => {
    const { status, lines } = checkContent({});

    expect(lines.at(-1)).toMatch(/^0 errors/);
    expect(status).toBe(0);
  });

  it('wrong flows, checked, are named with file, line and cure, and fail', () => {
    const { status, lines } = checkContent({ FLOWS_DIR: 'test/fixtures/broken/flows' });

    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /^test\/fixtures\/broken\/flows\/wrong\.yaml:5: one: leads to "two".* — /,
      ),
      expect.stringMatching(
        /^test\/fixtures\/broken\/flows\/wrong\.yaml:5: one: no way leads .* — /,
      ),
      expect.stringMatching(/wrong\.yaml:9: three: nothing leads here — /),
      expect.stringMatching(/wrong\.yaml:5: one: nothing gives "nobody" a value — /),
      expect.stringMatching(/wrong\.yaml:5: one: the figure "22%" has no law behind it — /),
      '5 errors, 0 warnings',
    ]);
  });

  it('the test flows, checked, are as right as shipped ones', () => {
    expect(checkContent({ FLOWS_DIR: 'test/fixtures/flows' }).lines.at(-1)).toMatch(/^0 errors/);
  });
});
