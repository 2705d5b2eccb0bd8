import type { Flow } from './schema.ts';
import type { FlowTools } from './types.ts';

/**
 * The flows that commands and the first word lead to, by id; the first one that exists counts.
 * Without `person`, `stop` and `erase` the engine does the least that is right by itself.
 */
const ENTRY_FLOWS = {
  welcome: ['welcome', 'menu'],
  menu: ['menu', 'welcome'],
  person: ['person'],
  stop: ['stop'],
  erase: ['erase'],
} as const;

export type Entry = keyof typeof ENTRY_FLOWS;

/** The current version of an entry flow, or undefined when the library has none. */
export function entryFlow(entry: Entry, { flows }: FlowTools): Flow | undefined {
  for (const id of ENTRY_FLOWS[entry]) {
    const flow = flows.find(id);
    if (flow) return flow;
  }
  return undefined;
}

/** The menu of this id: the flow of the menu, or the welcome that holds it; undefined for any other. */
export function menuFlow(id: string | undefined, tools: FlowTools): Flow | undefined {
  const menus = [entryFlow('menu', tools), entryFlow('welcome', tools)];
  return menus.find((flow) => flow?.id === id);
}
