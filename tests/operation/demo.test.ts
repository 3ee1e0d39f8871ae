import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const DEMO = resolve(import.meta.dirname, '../../scripts/demo.ts');

describe('npm run demo', () => {
  it('shows a merge bringing the document up to date; kept up, it says how to look at it', async () => {
    const demo = startDemo('--keep');
    await demo.untilOutput('Press Ctrl-C');
    const output = demo.output();
    expect(output).toMatch(/^1\. octo-org\/trail-maps holds CURRENT_SPRINT\.md/);
    expect(output).toMatch(/^2\. Pull request #3 .* is merged/m);
    expect(output).toContain('\n+- [x] **Tile cache** ([#1]');
    expect(output).toContain('\n+**Completion:** 50% (1/2 tracks complete)\n');
    expect(output).toContain('✅ **2 deliverables completed**');
    const command = output.match(/bearer (\S+)'.* (http:\S+\/contents\/\S+)/i);
    const [, token = '', url = ''] = command ?? [];
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github.raw+json' },
    });
    expect(await answer.text()).toContain('- [x] **Tile cache**');
    demo.child.kill('SIGINT');
    expect(await once(demo.child, 'close')).toEqual([0, null]);
    expect(isRunning(demo.child)).toBe(false);
  }, 30_000);
});

/** In a process group of its own, so that whatever it leaves behind can be found. */
function startDemo(...args: readonly string[]) {
  const child = spawn(process.execPath, [DEMO, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  onTestFinished(() => {
    if (isRunning(child)) signalGroup(child, 'SIGKILL');
  });
  return {
    child,
    output: () => output,
    untilOutput: async (text: string): Promise<void> => {
      while (!output.includes(text)) await once(child.stdout, 'data');
    },
  };
}

function isRunning(child: ChildProcess): boolean {
  try {
    signalGroup(child, 0);
    return true;
  } catch {
    return false;
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): void {
  if (pid === undefined) throw new Error('The demo did not start.');
  process.kill(-pid, signal);
}
