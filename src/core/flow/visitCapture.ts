import type { Consent, LeadDraft } from '../lead/lead.ts';
import { FlowFailure } from './failure.ts';
import { evaluate } from './expression.ts';
import { factsOf } from './heard.ts';
import type { NodeOf } from './schema.ts';
import { evaluated, happens, scopeOf, topFrame } from './walker.ts';
import type { Next, Walker } from './walker.ts';

type CaptureNode = NodeOf<'capture_lead'>;

/** Captures a lead with the consent it rests on; without that consent the flow is defective. */
export function visitCapture(walker: Walker, node: CaptureNode): Next {
  if (walker.live) happens(walker, { kind: 'lead_captured', lead: draftOf(walker, node) });
  return { kind: 'node', node: node.next };
}

function draftOf(walker: Walker, node: CaptureNode): LeadDraft {
  const commune = optionalText(walker, node.commune);
  const callTime = optionalText(walker, node.call_time);
  return {
    wish: node.wish,
    name: text(walker, node, 'name'),
    phone: text(walker, node, 'phone'),
    province: text(walker, node, 'province'),
    ...(commune !== undefined && { commune: idWithin(commune) }),
    ...(callTime !== undefined && { callTime }),
    facts: {
      ...evaluated({ ...walker, variables: withKnown(walker) }, node.facts),
      ...sourceOf(walker),
    },
    consent: consentOf(walker, node),
  };
}

/** The link that led here, so that it is seen which poster or event brought people. */
function sourceOf({ session: { source } }: Walker): Record<string, string> {
  if (!source) return {};
  const facts = Object.entries(source.facts).map(
    ([name, value]) => [`source_${name}`, value] as const,
  );
  return { source: source.ref, ...Object.fromEntries(facts) };
}

/** What the person said in other flows and in passing is worth knowing to whoever calls. */
function withKnown({ session, variables }: Walker): Record<string, unknown> {
  return { ...factsOf(session), ...variables };
}

function consentOf(walker: Walker, node: CaptureNode): Consent {
  const key = walker.path.findLast((asked) => walker.answers[asked]?.variable === node.consent);
  const answer = key === undefined ? undefined : walker.answers[key];
  if (answer?.kind !== 'consent' || answer.value !== true || !answer.consent) {
    throw failure(walker, `nobody agreed to "${node.consent}", so nothing may be kept`);
  }
  return { ...answer.consent, platformId: answer.platformId, at: answer.at };
}

function text(walker: Walker, node: CaptureNode, field: 'name' | 'phone' | 'province'): string {
  const value = optionalText(walker, node[field]);
  if (value === undefined) throw failure(walker, `a lead needs its ${field}`);
  return value;
}

function optionalText(walker: Walker, source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  const value = evaluate(topFrame(walker).flow, source, scopeOf(walker));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function failure(walker: Walker, reason: string): FlowFailure {
  const { flow, node } = topFrame(walker);
  return new FlowFailure({ flow: flow.id, node }, reason);
}

/** An answer names a commune with its province, `hanoi/ba-dinh`; a lead has a province of its own. */
function idWithin(commune: string): string {
  return commune.slice(commune.indexOf('/') + 1);
}
