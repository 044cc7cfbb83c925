// The program under test: started on a free port over a data directory of its own, killed, restarted, and its commands.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from './paths.ts';

export interface CommandResult {
    status: number;
    out: string;
    err: string;
}

type Environment = Record<string, string>;

// The tests' own environment without any of Stoa's settings.
function environment(more: Environment = {}): Environment {
    const kept = Object.entries(process.env).filter(
        (entry): entry is [string, string] => !entry[0].startsWith('STOA_') && entry[1] !== undefined,
    );
    return { ...Object.fromEntries(kept), ...more };
}

export function temporaryDirectory(): string {
    return mkdtempSync(join(tmpdir(), 'stoa-test-'));
}

export interface CommandOptions {
    input?: string | Buffer;
    settings?: Environment;
    directory?: string;
    under?: string[];
}

// Runs `stoa ARGUMENTS` to its end. `under`: a program with its arguments that starts it, such as prlimit.
export function runStoa(args: string[], options: CommandOptions = {}): CommandResult {
    const [command, ...rest] = [...(options.under ?? []), program, ...args] as [string, ...string[]];
    const ran = spawnSync(command, rest, {
        input: options.input ?? '',
        env: environment(options.settings),
        cwd: options.directory ?? tmpdir(),
        maxBuffer: 256 * 1024 * 1024,
        timeout: 120_000,
    });
    if (ran.error) throw ran.error;
    return { status: ran.status ?? -1, out: ran.stdout.toString('utf8'), err: ran.stderr.toString('utf8') };
}

export function startStoa(args: string[], settings: Environment, directory = tmpdir(), under: string[] = []): ChildProcess {
    const [command, ...rest] = [...under, program, ...args] as [string, ...string[]];
    return spawn(command, rest, { env: environment(settings), cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
}

export function ended(child: ChildProcess): Promise<number> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? -1);
    return new Promise((done) => child.once('exit', (code) => done(code ?? -1)));
}

export class Server {
    readonly directory: string;
    url = '';
    log = '';
    #settings: Environment;
    readonly #under: string[];
    #child: ChildProcess | undefined;

    private constructor(directory: string, settings: Environment, under: string[]) {
        this.directory = directory;
        this.#settings = settings;
        this.#under = under;
    }

    // Its data stands in `directory`, which it removes at the end; a new one where none is said.
    static async start(settings: Environment = {}, under: string[] = [], directory = temporaryDirectory()): Promise<Server> {
        if (!existsSync(program)) throw new Error(`${program} is missing: ./dev build`);
        const server = new Server(directory, settings, under);
        await server.launch();
        return server;
    }

    // Over the demonstration marketplace.
    static async startDemonstration(settings: Environment = {}): Promise<Server> {
        const server = new Server(temporaryDirectory(), settings, []);
        server.succeed(['admin', 'demo', join(root, 'demo')]);
        await server.launch();
        return server;
    }

    get dataDirectory(): string {
        return join(this.directory, 'data');
    }
    get settings(): Environment {
        return { STOA_DATA_DIRECTORY: this.dataDirectory, STOA_HTTP_LISTEN: '127.0.0.1:0', STOA_LOG_LEVEL: 'warning', ...this.#settings };
    }
    get pid(): number {
        return this.#child?.pid ?? 0;
    }

    // Starts it again over the same data, on the same port where it had one.
    async launch(): Promise<void> {
        const listen = this.url === '' ? {} : { STOA_HTTP_LISTEN: new URL(this.url).host };
        const child = startStoa(['serve'], { ...this.settings, ...listen }, this.directory, this.#under);
        this.#child = child;
        this.url = await new Promise((done, failed) => {
            let said = '';
            const timer = setTimeout(() => failed(new Error(`stoa serve said nothing in 20 s: ${said}${this.log}`)), 20_000);
            child.stdout?.on('data', (chunk: Buffer) => {
                said += chunk.toString('utf8');
                const url = /http:\/\/[^\s/]+:\d+/.exec(said)?.[0];
                if (!url) return;
                clearTimeout(timer);
                done(url);
            });
            child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString('utf8')));
            child.once('error', failed);
            child.once('exit', (code) => {
                clearTimeout(timer);
                failed(new Error(`stoa serve ended with ${code ?? 'a signal'}: ${this.log}`));
            });
        });
    }

    // Ends it as Ctrl-C or a service manager does; gives the exit status.
    async stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM'): Promise<number> {
        if (!this.#child) return 0;
        this.#child.kill(signal);
        return ended(this.#child);
    }

    // kill -9: nothing of its own runs any more.
    async kill(): Promise<void> {
        if (!this.#child) return;
        this.#child.kill('SIGKILL');
        await ended(this.#child);
    }

    async restart(): Promise<void> {
        await this.stop();
        await this.launch();
    }

    // Stops it and removes its data.
    async remove(): Promise<void> {
        await this.kill();
        rmSync(this.directory, { recursive: true, force: true });
    }

    // Runs another command over the same data.
    command(args: string[], input: string | Buffer = ''): CommandResult {
        return runStoa(args, { input, settings: this.settings, directory: this.directory, under: this.#under });
    }

    // The same, and it must have worked; gives what it printed.
    succeed(args: string[], input = ''): string {
        const result = this.command(args, input);
        if (result.status !== 0) throw new Error(`stoa ${args.join(' ')} ended with ${result.status}: ${result.err}${result.out}`);
        return result.out;
    }
}
