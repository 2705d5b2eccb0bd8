import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { flowJsonSchema } from '../core/flow/flowJsonSchema.ts';

const FILE = 'flows/schema.json';

const text = JSON.stringify(flowJsonSchema());
await writeFile(FILE, await format(text, { parser: 'json', printWidth: 100 }));
console.log(`wrote ${FILE}`);
