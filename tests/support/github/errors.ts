import { find, findText, type Json } from './json.ts';
import { type ApiRequest, jsonOf, refusal } from './message.ts';

/** The emulator's wording, and GitHub's for the same. */
const WORDING: Readonly<Record<string, string>> = {
  'Validation failed': 'Validation Failed',
  'Update is not a fast-forward': 'Update is not a fast forward',
  'Invalid sha': 'Object does not exist',
  'Invalid base_tree': 'base_tree is not a valid tree oid',
};

export const NOT_GRANTED = 'Resource not accessible by integration';

export function presentError(body: Json, status: number, { caller }: ApiRequest): Json {
  const message = findText(body, 'message') ?? 'Unknown error';
  const worded =
    message === 'Forbidden' && caller.kind === 'installation' ? NOT_GRANTED : WORDING[message];
  return jsonOf(refusal(status, worded ?? message, find(body, 'errors')));
}
