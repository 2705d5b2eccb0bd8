import path from 'node:path';

/** Every package is welcome: the room stands at the edge. */
const ANY = undefined;

/**
 * The house: which room may know which, and which packages may enter. A room is a folder of `src`;
 * the first row that matches a file is its room. Design: main → compose → adapters → conversation
 * → core, and inside `core` only downward.
 */
export const ROOMS = [
  room('core/shared', [], []),
  room('core/messaging', ['core/shared'], []),
  room('core/understanding', ['core/shared'], ['libphonenumber-js', 'zod']),
  room('core/policy/calculators', ['core/shared', 'core/policy'], ['zod']),
  room('core/policy', ['core/shared'], ['zod']),
  room('core/lead', ['core/shared'], ['zod']),
  room('core/picture', ['core/shared'], ['zod']),
  room('core/reports', ['core/shared', 'core/desk', 'core/picture', 'core/understanding'], ['zod']),
  room('core/desk', ['core/shared', 'core/lead'], ['zod']),
  room(
    'core/flow',
    ['core/shared', 'core/messaging', 'core/policy', 'core/understanding', 'core/lead'],
    ['zod', 'liquidjs', '@marcbachmann/cel-js'],
  ),
  room(
    'core/knowledge',
    ['core/shared', 'core/messaging', 'core/policy', 'core/understanding', 'core/flow'],
    ['zod'],
  ),
  room(
    'core/grounding',
    ['core/shared', 'core/messaging', 'core/policy', 'core/understanding', 'core/flow'],
    ['zod', 'liquidjs'],
  ),
  room(
    'core/talk',
    [
      'core/shared',
      'core/messaging',
      'core/policy',
      'core/understanding',
      'core/flow',
      'core/grounding',
      'core/knowledge',
      'core/lead',
    ],
    ['zod'],
  ),
  room(
    'core/staffChat',
    ['core/shared', 'core/messaging', 'core/understanding', 'core/lead', 'core/desk'],
    ['zod'],
  ),
  room('core/openings', ['core/shared', 'core/understanding', 'core/flow'], ['zod']),
  room('conversation', ['core'], ['zod']),
  room('adapters/channels/zalo', ['core', 'conversation', 'adapters/channels/*'], ANY),
  room('adapters/channels/messenger', ['core', 'conversation', 'adapters/channels/*'], ANY),
  room('adapters/channels', ['core', 'conversation'], ANY),
  room('adapters/http', ['core', 'conversation'], ANY),
  room('adapters/database', ['core', 'conversation'], ANY),
  room('adapters/accounts', ['core', 'conversation'], ANY),
  room('adapters/redis', ['core', 'conversation'], ANY),
  room('adapters/files', ['core', 'conversation'], ANY),
  room('adapters/pictures', ['core', 'conversation'], ANY),
  room('adapters/spreadsheets', ['core', 'conversation'], ANY),
  room('adapters/metrics', ['core', 'conversation'], ANY),
  room('adapters/model', ['core', 'conversation'], ANY),
  room('adapters/logging', ['core', 'conversation'], ANY),
  room('adapters/mail', ['core', 'conversation'], ANY),
  room('adapters/push', ['core', 'conversation'], ANY),
  room('adapters/crm', ['core', 'conversation'], ANY),
  room('web', ['core'], ['preact']),
  room('tools', ['core', 'conversation', 'adapters', 'compose', 'config.ts'], ANY),
  room('compose', ['core', 'conversation', 'adapters', 'config.ts'], ANY),
  room('configFields.ts', [], ['zod']),
  room('configNotices.ts', ['configFields.ts'], ['zod']),
  room('config.ts', ['core', 'configFields.ts', 'configNotices.ts'], ['zod']),
  room('main.ts', ['compose', 'config.ts', 'adapters/logging', 'conversation/ports.ts'], ANY),
];

function room(name, mayReach, packages) {
  return { name, mayReach, packages };
}

/** ESLint rule: an import that leaves its room must go where the table allows. */
export const roomRule = {
  meta: {
    type: 'problem',
    messages: {
      package: '{{room}} may not know the package "{{target}}" (lint/rooms.mjs).',
      room: '{{room}} may not reach {{target}} (lint/rooms.mjs).',
      homeless: '{{file}} stands in no room; add its folder to lint/rooms.mjs or move it.',
    },
    schema: [],
  },
  create(context) {
    const file = path.relative(path.join(context.cwd, 'src'), context.filename);
    const home = ROOMS.find(({ name }) => isInside(file, name));
    const check = (node) => {
      if (node.source?.type === 'Literal') judge(context, { file, home, source: node.source });
    };
    return {
      Program(node) {
        if (!home) context.report({ node, messageId: 'homeless', data: { file } });
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

function judge(context, { file, home, source }) {
  if (!home) return;
  const specifier = source.value;
  if (!specifier.startsWith('.')) {
    const known =
      home.packages === undefined || home.packages.some((name) => isInside(specifier, name));
    if (!known) report('package', specifier);
    return;
  }
  const target = path.join(path.dirname(file), specifier);
  const allowed = [home.name, ...home.mayReach].some((place) => reaches(target, place));
  if (!allowed) report('room', target);

  function report(messageId, target) {
    context.report({ node: source, messageId, data: { room: home.name, target } });
  }
}

/** `place/*` means the files that stand directly in the folder, not its sub-folders. */
function reaches(target, place) {
  if (place.endsWith('/*')) return path.dirname(target) === place.slice(0, -2);
  return isInside(target, place);
}

function isInside(target, place) {
  return target === place || target.startsWith(`${place}/`);
}
