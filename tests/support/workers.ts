// The processes that look into files, which a test may hold up.
import { execFileSync } from 'node:child_process';
import type { Server } from './server.ts';

export class Workers {
    readonly #pids: number[];
    constructor(server: Server) {
        const found = execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' });
        this.#pids = found.trim().split('\n').map(Number);
    }
    get pids(): readonly number[] {
        return this.#pids;
    }
    stop(): void {
        for (const pid of this.#pids) process.kill(pid, 'SIGSTOP');
    }
    go_on(): void {
        for (const pid of this.#pids) process.kill(pid, 'SIGCONT');
    }
}
