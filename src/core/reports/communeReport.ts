import type { Period } from '../desk/period.ts';
import { SMALLEST_SHOWN } from '../desk/smallCounts.ts';
import { decimalComma } from '../shared/decimalComma.ts';
import { fill } from '../shared/fill.ts';
import { dayMonthYear, type LocalDate } from '../shared/localDate.ts';
import type { FunnelRow, ResponseTimes } from './counts.ts';
import { drawn, tag, type Markup } from '../shared/html.ts';
import { drawResultChart, type ResultChart } from './resultChart.ts';
import type { ResultRow } from './resultTable.ts';
import { periodTitle, type ReportWords } from './words.ts';

export const FUNNEL_STAGES = [
  'started',
  'computed',
  'captured',
  'contacted',
  'registered',
] as const;

export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** One page about a commune; a count that is undefined may not be told. */
export interface CommuneReport {
  /** As a person reads it: `phường Ba Đình`. */
  readonly commune: string;
  readonly period: Period;
  /** The last day that is counted. */
  readonly on: LocalDate;
  readonly printedOn: LocalDate;
  readonly result: ResultRow;
  readonly chart: Omit<ResultChart, 'described' | 'words'>;
  readonly funnel: Readonly<Record<FunnelStage, FunnelRow[FunnelStage] | undefined>>;
  /** Only for those who may count small. */
  readonly response: ResponseTimes | undefined;
  /** True when small counts are hidden in it. */
  readonly isGuarded: boolean;
}

/** Everything the page looks like, on screen and on one A4 sheet. */
export const REPORT_STYLE = `
@page { size: A4 portrait; margin: 14mm }
body { font: 15px/1.45 'Be Vietnam Pro', Arial, sans-serif; color: #1f2937; background: #fff;
  max-width: 180mm; margin: 0 auto; padding: 12px }
h1 { font-size: 22px; margin: 0 } h2 { font-size: 17px; margin: 20px 0 6px }
p { margin: 4px 0 } .quiet { color: #4b5563 } svg { width: 100%; height: auto }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #d1d5db; padding: 6px 8px; text-align: left }
td { text-align: right; font-variant-numeric: tabular-nums }
th { font-weight: 400 } .strong { font-weight: 700 }
section { break-inside: avoid }
@media print { body { padding: 0; font-size: 13px } h2 { margin-top: 14px } }
`;

/** The page, complete, without anything to load. */
export function communeReportPage(report: CommuneReport, words: ReportWords): string {
  const { report: said } = words;
  const title = `${said.title} · ${report.commune}`;
  const page = tag(
    'html',
    { lang: 'vi' },
    tag(
      'head',
      {},
      drawn('<meta charset="utf-8"><meta name="viewport" content="width=device-width">'),
      tag('title', {}, title),
      drawn(`<style>${REPORT_STYLE}</style>`),
    ),
    tag('body', {}, tag('main', {}, ...heading(report, words), ...sections(report, words))),
  );
  return `<!doctype html>${page.html}`;
}

function heading(report: CommuneReport, words: ReportWords): readonly Markup[] {
  const { report: said } = words;
  const when = `${periodTitle(report.period, words)} · ${fill(said.as_of, { day: dayMonthYear(report.on) })}`;
  return [
    tag('h1', {}, said.title),
    tag('p', { class: 'strong' }, report.commune),
    tag('p', { class: 'quiet' }, when),
  ];
}

function sections(report: CommuneReport, words: ReportWords): readonly Markup[] {
  const { report: said } = words;
  const guarded = report.isGuarded ? [fill(said.hidden_note, { smallest: SMALLEST_SHOWN })] : [];
  const prepared = fill(said.prepared, { day: dayMonthYear(report.printedOn) });
  return [
    section(said.results, results(report, words), chart(report, words)),
    section(said.funnel, funnel(report, words), tag('p', { class: 'quiet' }, said.funnel_note)),
    ...(report.response ? [section(said.response, response(report.response, words))] : []),
    ...[...guarded, prepared].map((note) => tag('p', { class: 'quiet' }, note)),
  ];
}

function section(title: string, ...children: readonly Markup[]): Markup {
  return tag('section', {}, tag('h2', {}, title), ...children);
}

type Line = readonly [name: string, value: string];

function table(lines: readonly Line[]): Markup {
  const rows = lines.map(([name, value]) =>
    tag('tr', {}, tag('th', { scope: 'row' }, name), tag('td', {}, value)),
  );
  return tag('table', {}, tag('tbody', {}, ...rows));
}

function results({ result }: CommuneReport, { report: said }: ReportWords): Markup {
  const people = (count: number | undefined, none: string) =>
    count === undefined ? none : `${decimalComma(count)} ${said.people}`;
  const percent = result.percent === undefined ? [] : [`${result.percent}%`];
  return table([
    [said.result, people(result.result, said.withheld)],
    [said.target, people(result.target, said.no_target)],
    ...percent.map((share): Line => [said.percent, share]),
    ...(result.expected === undefined
      ? []
      : [[said.expected, people(result.expected, '')] as const]),
    ['', said.states[result.state]],
  ]);
}

function chart({ chart: drawing, result }: CommuneReport, { report: said }: ReportWords): Markup {
  const described = fill(said.chart_described, {
    target: result.target ?? said.no_target,
    result: result.result ?? said.withheld,
    expected: result.expected === undefined ? said.no_target : decimalComma(result.expected),
  });
  const words = { result: said.chart_result, pace: said.chart_pace };
  return tag(
    'figure',
    {},
    drawn(drawResultChart({ ...drawing, described, words })),
    tag('figcaption', { class: 'quiet' }, said.chart),
  );
}

function funnel(report: CommuneReport, { report: said }: ReportWords): Markup {
  return table(
    FUNNEL_STAGES.map((stage): Line => [
      said.stages[stage],
      report.funnel[stage]?.toString() ?? said.withheld,
    ]),
  );
}

function response(times: ResponseTimes, { report: said }: ReportWords): Markup {
  const hours = (value: number | undefined) =>
    value === undefined
      ? said.nobody
      : fill(said.hours, { hours: decimalComma(Math.round(value * 10) / 10) });
  return table([
    [said.median, hours(times.median)],
    [said.p90, hours(times.p90)],
    [said.kept, String(times.kept)],
    [said.broken, String(times.broken)],
    [said.running, String(times.running)],
  ]);
}
