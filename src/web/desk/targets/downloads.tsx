import { WORDS } from './words.ts';

interface DownloadsProps {
  readonly year: string;
  readonly withTemplate: boolean;
}

const FORMATS = ['xlsx', 'csv'] as const;

/** What stands, and a table to fill in, as files. */
export function Downloads({ year, withTemplate }: DownloadsProps) {
  const tables = [
    ['file', WORDS.present] as const,
    ...(withTemplate ? ([['template', WORDS.template]] as const) : []),
  ];
  return (
    <ul class="downloads" aria-label={WORDS.take}>
      {tables.map(([path, title]) => (
        <li key={path}>
          <span class="quiet">{title}</span>
          {FORMATS.map((format) => (
            <a
              key={format}
              class="chip"
              download
              href={`/desk/api/targets/${path}?year=${year}&format=${format}`}
              aria-label={`${title}, ${WORDS.formats[format]}`}
            >
              {WORDS.formats[format]}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}
