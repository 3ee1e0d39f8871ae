/** A form whose button takes the manifest to GitHub, where a person looks at it and agrees. */
export function renderSetupPage({
  action,
  manifest,
}: {
  readonly action: string;
  readonly manifest: string;
}): string {
  return page(`
<p>The button opens GitHub with the permissions of <code>app.yml</code>. Nothing is registered before you agree there.</p>
<form action="${escapeHtml(action)}" method="post">
  <input type="hidden" name="manifest" value="${escapeHtml(manifest)}">
  <button>Register a GitHub App</button>
</form>`);
}

export function renderDonePage({
  file,
  url,
}: {
  readonly file: string;
  readonly url: string;
}): string {
  return page(`
<p>Registered. The credentials stand in <code>${escapeHtml(file)}</code>. Stop this page with Ctrl-C and run <code>npm start</code>.</p>
<p><a href="${escapeHtml(url)}/installations/new">Install it in repositories</a></p>`);
}

export function renderFailedPage(reason: string): string {
  return page(`<p>${escapeHtml(reason)}</p>`);
}

function page(body: string): string {
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>sprint-sync</title><h1>Set up sprint-sync</h1>${body}\n</html>\n`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
