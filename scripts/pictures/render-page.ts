import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Scene } from './scenes.ts';

/** Our own style, close to how GitHub shows Markdown. */
const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; padding: 16px; background: #fff; color: #1f2328; width: WIDTHpx;
  font: 14px/1.5 "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
.box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
.head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; color: #59636e; }
.head b { color: #1f2328; }
.bot { border: 1px solid #d1d9e0; border-radius: 1em; padding: 0 7px; font-size: 12px; margin-left: 4px; }
.body { padding: 16px; overflow-wrap: break-word; }
.body > :first-child { margin-top: 0; }
.body > :last-child { margin-bottom: 0; }
h2, h3, h4 { line-height: 1.25; margin: 20px 0 12px; font-weight: 600; }
h2 { font-size: 1.5em; } h3 { font-size: 1.25em; } h4 { font-size: 1em; }
p, ul, table, details { margin: 0 0 12px; }
ul { padding-left: 1.6em; }
a { color: #0969da; text-decoration: none; }
table { border-spacing: 0; border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; }
th { font-weight: 600; }
tr:nth-child(2n) td { background: #f6f8fa; }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% "DejaVu Sans Mono", monospace; }
pre { background: #f6f8fa; border-radius: 6px; padding: 12px; overflow: auto; font-size: 12px; }
pre code { background: none; padding: 0; }
summary { cursor: default; }
sub { color: #59636e; font-size: 12px; vertical-align: baseline; }
.state { color: #fff; border-radius: 2em; padding: 3px 12px; margin-right: 8px; font-weight: 500; }
.failure { background: #cf222e; } .success { background: #1a7f37; } .neutral { background: #59636e; }
`;

/** The Markdown of a scene as a page of its own, in the frame in which GitHub would show it. */
export function renderPage({ markdown, frame }: Scene, width: number): string {
  const body = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${STYLE.replace('WIDTH', String(width))}</style>
<body><div class="box"><div class="head">${frame}</div><div class="body">${body}</div></div>
<script>document.body.dataset.height = document.documentElement.querySelector('body').offsetHeight</script>`;
}
