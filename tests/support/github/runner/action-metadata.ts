import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { find, findText, isObject, type Json, textAt } from '../json.ts';

/** What the runner takes from `action.yml`. */
export interface ActionMetadata {
  /** Absolute path of the script. */
  readonly main: string;
  /** Every input, with its default as written. */
  readonly inputs: ReadonlyMap<string, string | undefined>;
}

export async function readActionMetadata(folder: string): Promise<ActionMetadata> {
  const metadata: Json = parse(await readFile(join(folder, 'action.yml'), 'utf8'));
  const inputs = find(metadata, 'inputs');
  const names = isObject(inputs) ? Object.keys(inputs) : [];
  return {
    main: join(folder, textAt(metadata, 'runs', 'main')),
    inputs: new Map(names.map((name) => [name, defaultOf(find(inputs, name, 'default'))])),
  };
}

function defaultOf(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

/**
 * The variables in which the runner hands inputs over: those given, else the default with its
 * expressions evaluated. An input with neither has no variable.
 */
export function inputVariables(
  { inputs }: ActionMetadata,
  given: Readonly<Record<string, string>>,
  github: Json,
): Record<string, string> {
  for (const name of Object.keys(given)) {
    if (!inputs.has(name)) throw new Error(`The action has no input ${name}.`);
  }
  const variables: Record<string, string> = {};
  for (const [name, byDefault] of inputs) {
    const value =
      given[name] ?? (byDefault === undefined ? undefined : evaluate(byDefault, github));
    if (value !== undefined) variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  }
  return variables;
}

/** Only fields of the `github` context, which is what defaults use. */
function evaluate(text: string, github: Json): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_all, expression: string) => {
    const [context, ...path] = expression.split('.');
    const value = context === 'github' ? findText(github, ...path) : undefined;
    if (value === undefined) throw new Error(`The runner does not know \${{ ${expression} }}.`);
    return value;
  });
}
