import type { Converse } from '../adapters/http/simulatorRoutes.ts';
import type { SimulatedTurn, Simulator } from '../conversation/simulate.ts';
import type { Session } from '../core/flow/types.ts';

/** The simulator as its route speaks of it: what was said, where the conversation stands, the law. */
export function converseWith(simulator: Simulator): Converse {
  return async ({ contact, channel, content }) => {
    const turn: SimulatedTurn = await simulator.converse(contact, channel, content);
    return {
      messages: turn.parts.map(({ text, buttons }) => ({ text, choices: buttons })),
      session: { ...standing(turn.session), variables: variablesOf(turn.session) },
      leads: turn.leads,
      lines: turn.session.lines,
    };
  };
}

function standing({ open }: Session): { flow?: string; node?: string } {
  const [flow, node] = open?.key.split('.') ?? [];
  return { ...(flow !== undefined && { flow }), ...(node !== undefined && { node }) };
}

/** What is known about the person, then what was answered on the way here. */
function variablesOf({ known, path, answers }: Session): Record<string, unknown> {
  const answered = path.flatMap((key) => answers[key] ?? []);
  return Object.fromEntries(
    [...Object.values(known), ...answered].map(({ variable, value }) => [variable, value]),
  );
}
