// What follows when a request of an upload fails: whether it goes on by itself, and when.
import type { Problem } from '../../api/types';

export interface Failure {
    originalResponse?: { getStatus: () => number; getBody: () => string } | null;
}

const out_of_step = ['upload_misplaced', 'upload_busy']; // It asks how far it is, and goes on from there.
const wait_ms_max = 10_000;

function problem_of(body: string): Problem | undefined {
    try {
        const read = JSON.parse(body) as Partial<Problem> | null;
        return typeof read?.code === 'string' && typeof read.title === 'string' ? (read as Problem) : undefined;
    } catch {
        return undefined; // A proxy's page.
    }
}

function read(error: Failure): { goes_on: boolean; problem: Problem | undefined } {
    const response = error.originalResponse;
    const status = response?.getStatus() ?? 0;
    const problem = response ? problem_of(response.getBody()) : undefined;
    if (status === 0) return { goes_on: true, problem };
    if (problem && out_of_step.includes(problem.code)) return { goes_on: true, problem: undefined };
    return { goes_on: status >= 500 || status === 408 || status === 429, problem };
}

// Longer each time.
const wait_ms = (failures: number): number => Math.min(1_000 * 2 ** failures, wait_ms_max);

export const after_failure = { read, wait_ms };
