// What follows when a request of an upload fails: whether it goes on by itself, and when.
import type { Problem } from '../../api/types';

export interface Failure {
    originalResponse?: { getStatus: () => number; getBody: () => string } | null;
}

export interface Reading {
    goes_on: boolean;
    busy: boolean; // The server still waits for more over a connection that is dead, some seconds long.
    problem: Problem | undefined;
}

const wait_ms_max = 10_000;
const busy_ms = 2_000; // It ends soon: whoever waits is not to wait longer than that.

function problem_of(body: string): Problem | undefined {
    try {
        const read = JSON.parse(body) as Partial<Problem> | null;
        return typeof read?.code === 'string' && typeof read.title === 'string' ? (read as Problem) : undefined;
    } catch {
        return undefined; // A proxy's page.
    }
}

function read(error: Failure): Reading {
    const response = error.originalResponse;
    const status = response?.getStatus() ?? 0;
    const problem = response ? problem_of(response.getBody()) : undefined;
    if (status === 423) return { goes_on: true, busy: true, problem: undefined }; // An answer to HEAD says no more.
    if (problem?.code === 'upload_misplaced') return { goes_on: true, busy: false, problem: undefined }; // It asks how far it is, and goes on from there.
    return { goes_on: status === 0 || status >= 500 || status === 408 || status === 429, busy: false, problem };
}

// Longer each time.
const wait_ms = (failures: number): number => Math.min(1_000 * 2 ** failures, wait_ms_max);

export const after_failure = { read, wait_ms, busy_ms };
