import { GrokscopeError } from '../../util/errors.js';
import { parseJson } from '../json-tolerant.js';
import { collect } from '../source/chunks.js';
import { isTree, isObject, type TreeObject } from '../tree/value.js';

/** What a user means by an address of a server, which may be that of a page of its user interface. */
export interface Address {
  /** Without user, password and page, and without a slash at the end. */
  readonly server: string;
  readonly authorization: string | undefined;
  readonly experiment: string | undefined;
  readonly run: string | undefined;
}

/** Longest time without an answer, in ms, and most bytes of an answer. */
const patience = 30_000;
const largestAnswer = 256 * 1024 ** 2;

/**
 * Takes an address apart: `http://user:password@host:5000/prefix/#/experiments/1/runs/<id>`. Throws `usage` where it is
 * none.
 */
export function addressOf(text: string): Address {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new GrokscopeError('usage', text, 'this is no valid address', 'Write it as http://HOST:PORT.');
  }
  const { hash, username, password } = url;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    server: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    authorization: username === '' ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`,
    experiment: /\/experiments\/(\d+)/.exec(hash)?.[1],
    run: /\/runs\/([\w-]+)/.exec(hash)?.[1],
  };
}

/** Asks the REST interface of a tracking server, version 2.0. */
export class MlflowClient {
  private readonly address: Address;
  private readonly signal: AbortSignal | undefined;

  constructor(address: Address, signal: AbortSignal | undefined) {
    this.address = address;
    this.signal = signal;
  }

  get(call: string, query: Readonly<Record<string, string>>): Promise<TreeObject> {
    return this.ask(`${call}?${new URLSearchParams(query).toString()}`, 'GET');
  }

  post(call: string, body: TreeObject): Promise<TreeObject> {
    return this.ask(call, 'POST', JSON.stringify(body));
  }

  /** The answers to a question, page by page. */
  async *pages(ask: (token: TreeObject) => Promise<TreeObject>): AsyncGenerator<TreeObject, void, undefined> {
    let token: TreeObject = {};
    for (;;) {
      const page = await ask(token);
      yield page;
      const next = page['next_page_token'];
      if (typeof next !== 'string' || next === '' || next === token['page_token']) return;
      token = { page_token: next };
    }
  }

  private async ask(call: string, method: string, body: string | null = null): Promise<TreeObject> {
    const { server, authorization } = this.address;
    const limit = AbortSignal.timeout(patience);
    const signal = this.signal ? AbortSignal.any([this.signal, limit]) : limit;
    const headers = new Headers({ 'content-type': 'application/json' });
    if (authorization !== undefined) headers.set('authorization', authorization);
    let text: string;
    try {
      const response = await fetch(`${server}/api/2.0/mlflow/${call}`, { method, headers, body, signal });
      const bytes = response.body ? await collect(response.body, largestAnswer, server) : new Uint8Array(0);
      text = new TextDecoder().decode(bytes);
      if (!response.ok) throw refused(server, response.status, text);
    } catch (error) {
      this.signal?.throwIfAborted();
      throw error instanceof GrokscopeError ? error : unreachable(server, error);
    }
    return answerIn(text, server);
  }
}

function answerIn(text: string, server: string): TreeObject {
  try {
    const answer = parseJson(text);
    if (isTree(answer) && isObject(answer)) return answer;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw noMlflow(server, 'it answers something else than JSON');
}

function refused(server: string, status: number, text: string): GrokscopeError {
  if (status === 401 || status === 403)
    return new GrokscopeError(
      'not-readable',
      server,
      `the server refuses to answer (status ${status})`,
      'Give the user and password as http://USER:PASSWORD@HOST:PORT.',
    );
  return noMlflow(server, `status ${status}: ${text.slice(0, 120).replaceAll(/\s+/g, ' ')}`);
}

function noMlflow(server: string, reason: string): GrokscopeError {
  return new GrokscopeError(
    'not-a-log',
    server,
    `no MLflow tracking server answers here (${reason})`,
    'Name the address under which its pages are shown, or download the log and name the file.',
  );
}

function unreachable(server: string, error: unknown): GrokscopeError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
  return new GrokscopeError(
    'not-found',
    server,
    `no server can be reached: ${reason}`,
    'Check the address, and that `mlflow server` is running.',
  );
}
