// `stoa check --batch` as a program: a long run and a long line leave no memory behind, and broken lines keep their place.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { program } from '../support/paths.ts';

const draft = (id: string, body: string) => JSON.stringify({ id, author: 'seller', kind: 'reply', sent_at: '2025-05-01T00:00:00Z', body });

interface Answer {
    id: string | null;
    outcome?: string;
    error?: string;
}

class Batch {
    private readonly process: ChildProcessWithoutNullStreams = spawn(program, ['check', '--batch']);
    private readonly answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();

    // Writes the lines and reads as many answers.
    async ask(lines: string[]): Promise<Answer[]> {
        const all: Answer[] = [];
        const written = new Promise((done) => this.process.stdin.write(lines.join('\n') + '\n', done));
        while (all.length < lines.length) all.push(JSON.parse((await this.answers.next()).value as string) as Answer);
        await written;
        return all;
    }

    memory(field: 'VmRSS' | 'VmHWM'): number {
        const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
        return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    }

    async end(): Promise<number> {
        this.process.stdin.end();
        const [status] = (await once(this.process, 'exit')) as [number];
        return status;
    }

    stop(): void {
        this.process.kill('SIGKILL');
    }
}

let batch: Batch;
afterEach(() => batch.stop());

it('answers thousands of lines in the memory of the first', async () => {
    batch = new Batch();
    const lines = (count: number) =>
        Array.from({ length: count }, (_, i) => draft(`${i}`, `Board ${i} is oak, call (555) 010-4477 or see shop.example.`));
    await batch.ask(lines(500));
    const before = batch.memory('VmRSS');
    for (let round = 0; round < 10; ++round) {
        const answers = await batch.ask(lines(500));
        expect(answers.map((answer) => answer.id)).toEqual(lines(500).map((_, i) => `${i}`));
        expect(answers.every((answer) => answer.outcome === 'block')).toBe(true);
    }
    expect(batch.memory('VmRSS') - before).toBeLessThan(3);
    expect(await batch.end()).toBe(0);
});

it('refuses a text of 10 MB in its place and goes on', async () => {
    batch = new Batch();
    await batch.ask([draft('warm', 'Oak.')]);
    const answers = await batch.ask([draft('a', 'Oak.'), draft('long', 'x'.repeat(10_000_000)), '{broken', draft('b', 'Elm.')]);
    expect(answers.map(({ id, error }) => [id, error === undefined])).toEqual([
        ['a', true],
        ['long', false],
        [null, false],
        ['b', true],
    ]);
    expect(batch.memory('VmHWM')).toBeLessThan(250);
    await batch.ask(Array.from({ length: 50 }, (_, i) => draft(`${i}`, 'Oak.')));
    expect(await batch.end()).toBe(2);
});
