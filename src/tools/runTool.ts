/** What the operator typed cannot be used; the message says what can. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Runs a command: a failure is told in its own words on stderr and ends with exit code 1. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${toldOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** Errors made for people carry the cure in their message; of the others the stack helps. */
function toldOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople =
    FOR_PEOPLE.includes(error.name) ||
    ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  return isForPeople ? error.message : (error.stack ?? error.message);
}

const FOR_PEOPLE = ['Unusable', 'ConfigRefused', 'ContentRefused', 'DirectoryInUse'];
