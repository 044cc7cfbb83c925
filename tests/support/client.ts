// A caller of the interface, with a session's cookie or a token. Holds every answer against the contract.
import { checkAnswer, findOperation, operation } from './contract.ts';
import { fetchOnce, type HttpAnswer } from './http.ts';
import type { Answers, OperationId } from './answers.ts';
import type { Problem, Session } from './types.ts';

export interface Call {
    path?: Record<string, string | number>;
    query?: Record<string, string | number | undefined>;
    body?: unknown;
    rawBody?: Buffer | undefined; // In the place of `body`: no JSON.
    headers?: Record<string, string>;
}
export interface CallAnswer extends HttpAnswer {
    body: unknown;
}

// Where the server is; it may move when it is started again.
export interface Place {
    readonly url: string;
}

export class Client {
    readonly #place: Place;
    readonly headers: Record<string, string>;
    cookie: string | undefined; // "stoa_session=…"
    lastSetCookie: string | undefined;

    constructor(place: Place, headers: Record<string, string> = {}) {
        this.#place = place;
        this.headers = headers;
    }

    static withToken(place: Place, token: string): Client {
        return new Client(place, { authorization: `Bearer ${token}` });
    }

    static async signedIn(place: Place, login: string, password: string): Promise<Client> {
        const client = new Client(place);
        await client.signIn(login, password);
        return client;
    }

    get url(): string {
        return this.#place.url;
    }

    signIn(login: string, password: string): Promise<Session> {
        return this.ok('signIn', { body: { login, password } });
    }

    // What a browser sends along by itself.
    standingHeaders(): Record<string, string> {
        const origin = 'authorization' in this.headers ? {} : { origin: this.url };
        const session = this.cookie === undefined ? {} : { cookie: this.cookie };
        return { ...origin, ...session, ...this.headers };
    }

    // Any request at all. Where the contract knows the operation, the answer must be one of its answers.
    async send(method: string, target: string, body?: string | Buffer, headers: Record<string, string> = {}): Promise<CallAnswer> {
        const answer = await fetchOnce({ method, url: `${this.url}${target}`, headers: { ...this.standingHeaders(), ...headers }, body });
        this.#keepCookie(answer);
        const known = findOperation(method, target.split('?')[0]!);
        return { ...answer, body: known ? checkAnswer(known, answer) : answer.text };
    }

    // One operation of the contract, whatever it answers.
    async call(id: OperationId, call: Call = {}): Promise<CallAnswer> {
        const one = operation(id);
        const path = one.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.path?.[name] ?? `{${name}}`)));
        const query = new URLSearchParams();
        for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) query.set(name, String(value));
        const target = query.size > 0 ? `${path}?${query.toString()}` : path;
        const headers = { ...(call.body === undefined ? {} : { 'content-type': 'application/json' }), ...call.headers };
        const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
        const answer = await fetchOnce({
            method: one.method,
            url: `${this.url}${target}`,
            headers: { ...this.standingHeaders(), ...headers },
            body,
        });
        this.#keepCookie(answer);
        return { ...answer, body: checkAnswer(one, answer) };
    }

    // The operation must do its work; gives what it answers.
    async ok<Id extends keyof Answers>(id: Id, call: Call = {}): Promise<Answers[Id]> {
        const answer = await this.call(id, call);
        if (answer.status >= 400) throw new Error(`${id} was refused with ${answer.status}: ${answer.text}`);
        return answer.body as Answers[Id];
    }

    // The operation must refuse, with this status and code.
    async refused(id: OperationId, call: Call, status: number, code?: string): Promise<Problem> {
        const answer = await this.call(id, call);
        if (answer.status !== status) throw new Error(`${id} answered ${answer.status} instead of ${status}: ${answer.text}`);
        const problem = answer.body as Problem;
        if (code !== undefined && problem.code !== code)
            throw new Error(`${id} answered '${problem.code}' instead of '${code}': ${answer.text}`);
        return problem;
    }

    #keepCookie(answer: HttpAnswer): void {
        for (const line of answer.headers['set-cookie'] ?? []) {
            this.lastSetCookie = line;
            const pair = line.split(';')[0]!;
            const ends = /max-age=0\b|expires=thu, 01 jan 1970/i.test(line) || pair.endsWith('=');
            this.cookie = ends ? undefined : pair;
        }
    }
}
