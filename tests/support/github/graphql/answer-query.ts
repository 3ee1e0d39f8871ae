import { execute, GraphQLError, parse, validate } from 'graphql';
import type { Context } from '../context.ts';
import { find, findText, isObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { type ApiAnswer, type ApiRequest, answer, notFound, refusal } from '../message.ts';
import { type QueryContext, resolveField, rootValue } from './resolvers.ts';
import { gitHubSchema } from './schema.ts';

/** GitHub answers 200 whatever is wrong with a query; who is not known gets 401. */
export async function answerQuery(context: Context, request: ApiRequest): Promise<ApiAnswer> {
  if (!context.switches.graphql) return notFound();
  const { caller, body } = request;
  if (caller.kind === 'anonymous') {
    return refusal(401, 'This endpoint requires you to be authenticated.');
  }
  const query = findText(body, 'query');
  if (query === undefined)
    return answer(200, {
      errors: [{ message: 'A query attribute must be specified and must be a string.' }],
    });
  try {
    const schema = await gitHubSchema();
    const document = parse(query);
    const mistakes = validate(schema, document);
    if (mistakes.length > 0) return answer(200, { errors: mistakes.map(presentError) });
    const variables = find(body, 'variables');
    const result = await execute({
      schema,
      document,
      rootValue,
      contextValue: { github: context, caller } satisfies QueryContext,
      variableValues: isObject(variables) ? variables : {},
      fieldResolver: resolveField,
    });
    return answer(200, {
      data: parseJson(JSON.stringify(result.data ?? null)),
      ...(result.errors === undefined ? {} : { errors: result.errors.map(presentError) }),
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return answer(200, { errors: [presentError(error)] });
  }
}

/** GitHub puts the kind of an error beside its message. */
function presentError(error: GraphQLError): JsonObject {
  const { extensions, ...plain } = error.toJSON();
  const shown: Json = parseJson(JSON.stringify({ ...extensions, ...plain }));
  return isObject(shown) ? shown : { message: error.message };
}
