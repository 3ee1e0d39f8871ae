import type {
  BlockContent,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  Text,
} from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const writer = remark()
  .use(remarkGfm, { tablePipeAlign: false })
  .data('settings', { bullet: '-', listItemIndent: 'one', rule: '-' })
  .freeze();

/** Writes a tree as Markdown: whatever its texts hold, they are escaped. */
export function stringifyMarkdown(children: readonly RootContent[]): string {
  return writer.stringify({ type: 'root', children: [...children] });
}

export function text(value: string): Text {
  return { type: 'text', value };
}

export function strong(value: string): Strong {
  return { type: 'strong', children: [text(value)] };
}

/** Only web addresses become links; anything else is shown without one. */
export function link(url: string | null, label: string): Link | Text {
  const isWeb = url !== null && /^https?:\/\/[^\s]+$/i.test(url);
  return isWeb ? { type: 'link', url, children: [text(label)] } : text(label);
}

export function heading(depth: Heading['depth'], children: readonly PhrasingContent[]): Heading {
  return { type: 'heading', depth, children: [...children] };
}

export function paragraph(...children: readonly PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [...children] };
}

/** One line of a list, and what stands below it. */
export interface Item {
  readonly line: readonly PhrasingContent[];
  readonly below?: readonly (readonly PhrasingContent[])[];
}

/** A tight list of at most `limit` items; how many were left out stands at its end. */
export function list(items: readonly Item[], limit = 50): List {
  const shown = items.slice(0, limit);
  const left = items.length - shown.length;
  const more: Item[] = left > 0 ? [{ line: [text(`and ${left} more`)] }] : [];
  return {
    type: 'list',
    spread: false,
    children: [...shown, ...more].map(({ line, below = [] }) => ({
      type: 'listItem',
      spread: false,
      children: [
        paragraph(...line),
        ...(below.length > 0
          ? [
              list(
                below.map((inner) => ({ line: inner })),
                limit,
              ),
            ]
          : []),
      ],
    })),
  };
}

/** The first row is the head. */
export function table(rows: readonly (readonly (readonly PhrasingContent[])[])[]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({ type: 'tableCell', children: [...children] })),
    })),
  };
}

/** A part that a click opens. `summary` is our own plain words. */
export function folded(summary: string, content: readonly BlockContent[]): RootContent[] {
  return [
    { type: 'html', value: `<details>\n<summary>${summary}</summary>` },
    ...content,
    { type: 'html', value: '</details>' },
  ];
}
