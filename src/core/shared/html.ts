const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of a page. Made by `tag` and `text` alone, so that nothing gets in unescaped. */
export interface Markup {
  readonly html: string;
}

/** Words as markup. */
export function text(words: string): Markup {
  return { html: words.normalize('NFC').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) };
}

/** An element with its closing tag; children are words or markup. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value).html}"`);
  const inner = children.map((child) =>
    typeof child === 'string' ? text(child).html : child.html,
  );
  return { html: `<${name}${written.join('')}>${inner.join('')}</${name}>` };
}

/** Markup of a drawing that `core/picture/svg` made: it escapes its texts itself. */
export function drawn(svg: string): Markup {
  return { html: svg };
}
