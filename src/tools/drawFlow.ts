import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadFlows } from '../adapters/files/loadFlows.ts';
import { drawingOf, toMermaid } from '../core/flow/draw.ts';
import { toSvg } from '../core/flow/drawSvg.ts';

const FOLDER = 'docs/flows';

const wanted = process.argv[2];
const flows = (await loadFlows(process.env['FLOWS_DIR'] ?? 'flows')).map(({ value }) => value);
const chosen = flows.filter(({ id }) => wanted === undefined || id === wanted);

if (chosen.length === 0) {
  console.error(
    `there is no flow "${wanted ?? ''}"; there are: ${flows.map(({ id }) => id).join(', ')}`,
  );
  process.exitCode = 1;
}
await mkdir(FOLDER, { recursive: true });
for (const flow of chosen) {
  const drawing = drawingOf(flow);
  await writeFile(path.join(FOLDER, `${flow.id}.mmd`), toMermaid(drawing));
  await writeFile(path.join(FOLDER, `${flow.id}.svg`), toSvg(drawing));
  console.log(`drew ${path.join(FOLDER, flow.id)}.{mmd,svg}`);
}
