import { z } from 'zod';
import { flowFileSchema } from './schema.ts';

/** The JSON Schema of a flow file, for editors: what an author may leave out is not required. */
export function flowJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(flowFileSchema, { io: 'input' }),
    title: 'A consultation script of An Sinh',
  };
}
