import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { roomRule } from './lint/rooms.mjs';

/** Code whose result depends only on its arguments: no clock, chance, environment or world. */
const PURE = ['src/core/**/*.ts'];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: one thing, one name.' },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Vite reads its configuration from the default export.
    files: ['vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house: { rules: { rooms: roomRule } } },
    rules: {
      'house/rooms': 'error',
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', { max: 8, variant: 'modified' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/main.ts', 'src/tools/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only main.ts knows the process.' },
      ],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'crypto',
          'performance',
          'console',
        ].map((name) => ({ name, message: 'core is pure: take it as an argument.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core is pure: take the day as an argument.' },
        { object: 'Math', property: 'random', message: 'core is pure: take it as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'core is pure: take the day as an argument.',
        },
        { selector: 'CallExpression[callee.name="Date"]', message: 'core is pure.' },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: one thing, one name.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    plugins: { jest },
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': 'error',
      'jest/no-conditional-expect': 'error',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Take fc of test/support/fastCheck.ts: it is seeded.' },
      ],
    },
  },
  {
    files: ['test/support/fastCheck.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
);
