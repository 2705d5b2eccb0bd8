import type { Column } from './column.ts';

/** The list as lines of equal columns for a terminal, with the number of items, called `noun`, under it. */
export function tableOf<Item>(
  all: readonly Column<Item>[],
  items: readonly Item[],
  noun = 'lead',
): string {
  const columns = all.filter(({ onlyInCsv }) => onlyInCsv !== true);
  const rows = items.map((item) => columns.map(({ cell }) => inOneLine(cell(item))));
  const head = columns.map(({ heading }) => heading);
  const widths = head.map((heading, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const toLine = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = [head, widths.map((width) => '─'.repeat(width)), ...rows].map(toLine);
  return `${[...lines, '', countLine(items.length, noun)].join('\n')}\n`;
}

/** What people typed must not move the terminal's cursor. */
function inOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

function countLine(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
