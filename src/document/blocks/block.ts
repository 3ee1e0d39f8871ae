import type { Range } from '../../model/text.ts';

/** A line, or the part of a line that belongs to a block once quote marks and indentation are off. */
export interface TextLine extends Range {
  /** 0-based number of the line in the document. */
  readonly row: number;
}

/** A block as CommonMark and GFM see it, with offsets into the original text. */
export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ItemBlock
  | QuoteBlock
  | TableBlock
  | FenceBlock
  | HtmlBlock
  | CodeBlock
  | RuleBlock;

interface BlockBase<Type extends string> {
  readonly type: Type;
  /** First and last line, 0-based and inclusive. */
  readonly firstRow: number;
  readonly lastRow: number;
}

export interface HeadingBlock extends BlockBase<'heading'> {
  readonly level: number;
  readonly content: Range;
}

export interface ParagraphBlock extends BlockBase<'paragraph'> {
  readonly lines: readonly TextLine[];
}

/** A list item. Lists themselves are not kept: neighbours with the same marker are one list. */
export interface ItemBlock extends BlockBase<'item'> {
  /** `-`, `*`, `+`, or the number with its delimiter (`12.`). */
  readonly marker: string;
  readonly markerOffset: number;
  readonly box: ItemBox | null;
  readonly children: readonly Block[];
}

export interface ItemBox {
  /** The one character between the brackets. */
  readonly range: Range;
  /** `null` for a mark that GitHub shows as text, such as `[~]`. */
  readonly checked: boolean | null;
}

export interface QuoteBlock extends BlockBase<'quote'> {
  readonly children: readonly Block[];
}

export interface TableBlock extends BlockBase<'table'> {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export interface TableRow extends TextLine {
  readonly cells: readonly TableCell[];
}

export interface TableCell extends Range {
  /** From behind the left pipe to before the right one, padding included. */
  readonly outer: Range;
}

export interface FenceBlock extends BlockBase<'fence'> {
  readonly closed: boolean;
}

export interface HtmlBlock extends BlockBase<'html'> {
  readonly comment: boolean;
}

export type CodeBlock = BlockBase<'code'>;
export type RuleBlock = BlockBase<'rule'>;
