// A real S3-compatible server (s3_server.py), with a bucket in it; stopped and started again on the same port.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';
import { temporaryDirectory } from './server.ts';

const python = '/usr/bin/python3';
// CI has it.
export const hasS3Server = process.env['CI'] === 'true' || spawnSync(python, ['-c', 'import swift.common.wsgi']).status === 0;
export const s3Bucket = 'stoa-files';
const keyId = 'stoa:files';
const secret = 'the-secret-of-files';

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export class S3Server {
    readonly folder = temporaryDirectory();
    #port = 0;
    #child: ChildProcess | undefined;

    static async start(): Promise<S3Server> {
        const server = new S3Server();
        await server.launch();
        await server.request('PUT', s3Bucket);
        writeFileSync(server.secretFile, `${secret}\n`, { mode: 0o600 });
        return server;
    }

    get secretFile(): string {
        return join(this.folder, 'secret');
    }
    get settings(): Record<string, string> {
        return {
            STOA_BLOBS_S3_ENDPOINT: `http://127.0.0.1:${this.#port}`,
            STOA_BLOBS_S3_BUCKET: s3Bucket,
            STOA_BLOBS_S3_KEY_ID: keyId,
            STOA_BLOBS_S3_SECRET_FILE: this.secretFile,
        };
    }

    async launch(): Promise<void> {
        const script = join(root, 'tests/support/s3_server.py');
        this.#child = spawn(python, [script, this.folder, String(this.#port)], { stdio: ['pipe', 'pipe', 'inherit'] });
        const [said] = (await once(this.#child.stdout!, 'data')) as [Buffer];
        this.#port = Number(said.toString('utf8'));
    }

    // Signed by SigV4 ("Signature Calculations for the Authorization Header").
    async request(method: string, path: string, body: Buffer | string = ''): Promise<Buffer> {
        const host = `127.0.0.1:${this.#port}`;
        const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
        const scope = `${time.slice(0, 8)}/us-east-1/s3/aws4_request`;
        const headers = { host, 'x-amz-content-sha256': sha256(body), 'x-amz-date': time };
        const names = Object.keys(headers).join(';');
        const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
        const canonical = [method, `/${path}`, '', lines.join(''), names, sha256(body)].join('\n');
        const key = scope.split('/').reduce<string | Buffer>((so, part) => hmac(so, part), `AWS4${secret}`);
        const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
        const authorization = `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
        const sent = { ...headers, authorization };
        const answer = await fetch(`http://${host}/${path}`, {
            method,
            headers: sent,
            body: method === 'PUT' ? new Uint8Array(Buffer.from(body)) : null,
        });
        const said = Buffer.from(await answer.arrayBuffer());
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said.toString('utf8')}`);
        return said;
    }

    async stop(): Promise<void> {
        this.#child?.kill('SIGKILL');
        await once(this.#child!, 'exit');
    }
    async remove(): Promise<void> {
        await this.stop().catch(() => undefined);
        rmSync(this.folder, { recursive: true, force: true });
    }
}
