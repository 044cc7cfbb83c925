// One HTTP request, as plain as can be: the tests see exactly what goes over the wire.
import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

export interface HttpRequest {
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: string | Buffer | undefined;
}
export interface HttpAnswer {
    status: number;
    headers: IncomingHttpHeaders;
    mediaType: string;
    text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export function fetchOnce(request: HttpRequest): Promise<HttpAnswer> {
    return new Promise((done, failed) => {
        const body = request.body === undefined ? undefined : Buffer.from(request.body);
        const headers = { ...(body ? { 'content-length': String(body.length) } : {}), ...request.headers };
        const outgoing = send(request.url, { method: request.method, headers, agent }, (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', failed);
            answer.on('end', () => {
                const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]!.trim();
                done({ status: answer.statusCode ?? 0, headers: answer.headers, mediaType, text: Buffer.concat(chunks).toString('utf8') });
            });
        });
        outgoing.on('error', failed);
        outgoing.end(body);
    });
}
