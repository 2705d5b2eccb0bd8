import { CHANNELS, type ChannelName } from '../../core/shared/contact.ts';
import { dayMonthYear, type LocalDate } from '../../core/shared/localDate.ts';
import { HOME_LINKS, HOME_WORDS, type HomeLink } from './homeWords.ts';

/** What runs here, as the home page tells it. */
export interface Home {
  readonly name: string;
  readonly version: string;
  readonly channels: Readonly<Record<ChannelName, 'on' | 'off'>>;
  readonly simulator: boolean;
  /** The day whose rules count, when it is not today. */
  readonly asOf: LocalDate | undefined;
  /** What else stands and may be pointed at; the simulator follows from `simulator`. */
  readonly links: readonly Exclude<HomeLink, 'simulator'>[];
}

/** The home page as HTML: no script and no inline style; every value is escaped. */
export function homePage(home: Home): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(home.name)}</title>
<link rel="icon" href="/home/icon.svg">
<link rel="stylesheet" href="/home/home.css">
</head>
<body>
<main>
<header>
<img src="/home/icon.svg" alt="" width="56" height="56">
<div><h1>${escaped(home.name)}</h1>
<p>${HOME_WORDS.tagline}</p></div>
</header>
<section aria-labelledby="runs"><h2 id="runs">${HOME_WORDS.whatRuns}</h2>
<dl>
${facts(home).map(fact).join('\n')}
</dl></section>
<nav aria-labelledby="links"><h2 id="links">${HOME_WORDS.whereTo}</h2>
<ul>
${linksOf(home).map(link).join('\n')}
</ul></nav>
</main>
</body>
</html>
`;
}

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly state?: 'on' | 'off';
}

function facts({ version, channels, simulator, asOf }: Home): readonly Fact[] {
  const switched = (name: string, state: 'on' | 'off'): Fact => ({
    name,
    value: HOME_WORDS.states[state],
    state,
  });
  return [
    { name: HOME_WORDS.version, value: version },
    ...CHANNELS.map((channel) => switched(HOME_WORDS.channels[channel], channels[channel])),
    switched(HOME_WORDS.simulator, simulator ? 'on' : 'off'),
    {
      name: HOME_WORDS.lawDate,
      value: asOf === undefined ? HOME_WORDS.today : dayMonthYear(asOf),
    },
  ];
}

function fact({ name, value, state }: Fact): string {
  const mark = state === undefined ? '' : ` class="${state}"`;
  return `<div><dt>${escaped(name)}</dt><dd${mark}>${escaped(value)}</dd></div>`;
}

function linksOf({ simulator, links }: Home): readonly HomeLink[] {
  return HOME_LINKS.filter((name) => (name === 'simulator' ? simulator : links.includes(name)));
}

function link(name: HomeLink): string {
  const { path, title, about } = HOME_WORDS.links[name];
  return `<li><a href="${path}"><strong>${title}</strong> <span>${about}</span></a></li>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
