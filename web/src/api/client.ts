// The one way to the server: typed by the contract, refusals as `ProblemError`, an unreachable server as `UnreachableError`.
import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { hear_date } from './server_clock';
import type { Problem } from './types';

export class ProblemError extends Error {
    readonly problem: Problem;
    constructor(problem: Problem) {
        super(problem.detail ?? problem.title);
        this.problem = problem;
    }
}

export class UnreachableError extends Error {}

let language = 'en';
export function speak(chosen: string): void {
    language = chosen;
}

export const spoken_language = (): string => language;

export const client = createClient<paths>();
client.use({
    onRequest({ request }) {
        request.headers.set('Accept-Language', language);
    },
    onResponse({ response }) {
        hear_date(response.headers.get('Date'));
    },
});

interface Answer<T> {
    data?: T;
    error?: unknown;
    response: Response;
}

// What a proxy answers in the server's place is no problem document; make one of it.
function to_problem(error: unknown, response: Response): Problem {
    if (typeof error === 'object' && error !== null && 'title' in error && 'code' in error) return error as Problem;
    return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unknown' };
}

export async function call<T>(request: Promise<Answer<T>>): Promise<T> {
    let answer: Answer<T>;
    try {
        answer = await request;
    } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        throw new UnreachableError('The server cannot be reached.', { cause: error });
    }
    if (answer.response.ok) return answer.data as T;
    if (answer.response.status >= 502 && answer.response.status <= 504) {
        const problem = to_problem(answer.error, answer.response);
        if (problem.code === 'unknown') throw new UnreachableError(problem.title);
    }
    throw new ProblemError(to_problem(answer.error, answer.response));
}

export function status_of(error: unknown): number | undefined {
    return error instanceof ProblemError ? error.problem.status : undefined;
}
